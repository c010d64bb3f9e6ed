import { SignatureV4 } from '@smithy/signature-v4';

import { KEY_UNAVAILABLE_SENTENCE } from '../../contract/errors.ts';
import { documentedError, toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { TransportError } from '../aws/http-handler.ts';
import type { HttpHandler } from '../aws/http-handler.ts';
import { readJson } from '../aws/read-json.ts';
import { isThrottling } from '../aws/retry.ts';
import type { AwsEnvironment } from '../aws/sdk-config.ts';
import { Sha256 } from '../aws/sha256.ts';

/** HMAC-SHA-256 of a message under a KMS key: 32 bytes. Rejects with an ApiError. */
export type GenerateMac = (keyId: string, message: string, timeoutMs: number) => Promise<Buffer>;

const MAC_BYTES = 32;

/**
 * AWS KMS's `GenerateMac`, the one call of KMS's that is needed here: signed by the SDK's signer and sent by our
 * request handler, because all of KMS's client would be a fifth of the bundle (docs/decisions/0010-a-slim-sdk.md).
 *
 * Source: AWS KMS API reference, GenerateMac; AWS JSON 1.1 protocol.
 */
export function createGenerateMac(
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
): GenerateMac {
  const signer = new SignatureV4({ ...environment, service: 'kms', sha256: Sha256 });

  return async (keyId, message, timeoutMs) => {
    const body = JSON.stringify({
      KeyId: keyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: Buffer.from(message).toString('base64'),
    });
    const request = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      ...(endpoint.port && { port: Number(endpoint.port) }),
      path: endpoint.pathname.replace(/\/?$/, '/'),
      headers: {
        host: endpoint.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'TrentService.GenerateMac',
      },
      body,
    });
    try {
      const { response } = await httpHandler.handle({ ...request, body }, { requestTimeout: timeoutMs });
      return readMac(response.statusCode, readJson(response.body));
    } catch (error) {
      throw toKeyError(error);
    }
  };
}

function readMac(status: number, answer: Record<string, unknown> | undefined): Buffer {
  if (!answer) throw new TransportError('malformed', 'An answer that is not AWS JSON.');
  const { Mac, __type } = answer;
  if (status !== 200) throw refusal(status, typeof __type === 'string' ? __type : 'no error type');
  const mac = Buffer.from(typeof Mac === 'string' ? Mac : '', 'base64');
  if (mac.length !== MAC_BYTES) throw new TransportError('malformed', `No Mac of ${MAC_BYTES} bytes.`);
  return mac;
}

/** KMS failing or busy passes; KMS refusing (no permission, key disabled or gone) is the operator's to mend. */
function refusal(status: number, type: string): ApiError {
  const detail = `answered ${status}, ${type}.`;
  if (isThrottling(type)) return keyUnavailable(detail, { mayPass: false });
  if (status >= 500) return keyUnavailable(detail);
  return documentedError('InternalServiceError', 'cursor-key', { detail: `AWS KMS ${detail}` });
}

function toKeyError(error: unknown): ApiError {
  if (!(error instanceof TransportError)) return toApiError(error);
  return keyUnavailable(`did not answer properly: ${error.message}`, { cause: error });
}

/** No key for cursors just now. It is not AppIntegrations that fails, so callers and the log are told another thing. */
export function keyUnavailable(
  detail: string,
  more: Pick<NonNullable<Parameters<typeof documentedError>[2]>, 'cause' | 'mayPass'> = {},
): ApiError {
  return documentedError('ServiceUnavailable', 'cursor-key', {
    message: KEY_UNAVAILABLE_SENTENCE,
    detail: `AWS KMS ${detail}`,
    ...more,
  });
}
