import { SignatureV4 } from '@smithy/signature-v4';

import { documentedError, toApiError } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import { TransportError } from './http-handler.ts';
import type { HttpHandler } from './http-handler.ts';
import type { AwsEnvironment } from './sdk-config.ts';
import { Sha256 } from './sha256.ts';

/** HMAC-SHA-256 of a message under a KMS key: 32 bytes. Rejects with an ApiError. */
export type GenerateMac = (keyId: string, message: string, timeoutMs: number) => Promise<Buffer>;

const MAC_BYTES = 32;

/** Refusals of status 400 that pass by themselves. */
const PASSING = /Throttling|LimitExceeded/;

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
      return readMac(response.statusCode, parse(response.body));
    } catch (error) {
      throw toKeyError(error);
    }
  };
}

function readMac(status: number, answer: Record<string, unknown>): Buffer {
  const { Mac, __type } = answer;
  if (status !== 200) throw refusal(status, typeof __type === 'string' ? __type : 'no error type');
  const mac = Buffer.from(typeof Mac === 'string' ? Mac : '', 'base64');
  if (mac.length !== MAC_BYTES) throw new TransportError('malformed', `No Mac of ${MAC_BYTES} bytes.`);
  return mac;
}

function parse(body: Uint8Array): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(Buffer.from(body).toString());
    if (typeof answer === 'object' && answer !== null) return { ...answer };
  } catch {
    // Not JSON: said below, as for other JSON.
  }
  throw new TransportError('malformed', 'An answer that is not AWS JSON.');
}

/** KMS being away or busy passes; KMS refusing (no permission, key disabled or gone) is the operator's to mend. */
function refusal(status: number, type: string): ApiError {
  const passes = status >= 500 || PASSING.test(type);
  return documentedError(passes ? 'ServiceUnavailable' : 'InternalServiceError', 'cursor-key', {
    detail: `AWS KMS answered ${status}, ${type}.`,
  });
}

function toKeyError(error: unknown): ApiError {
  if (!(error instanceof TransportError)) return toApiError(error);
  const detail = `AWS KMS: ${error.message}`;
  return documentedError('ServiceUnavailable', 'cursor-key', { detail, cause: error });
}
