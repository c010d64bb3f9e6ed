import { KEY_UNAVAILABLE_SENTENCE } from '../../contract/errors.ts';
import { documentedError, toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { TransportError } from '../aws/http-handler.ts';
import type { HttpHandler } from '../aws/http-handler.ts';
import { isThrottling } from '../aws/retry.ts';
import type { AwsEnvironment } from '../aws/sdk-config.ts';
import { createJsonCall, errorType } from '../aws/signed-json.ts';
import type { JsonAnswer } from '../aws/signed-json.ts';

/** HMAC-SHA-256 of a message under a KMS key: 32 bytes. Rejects with an ApiError. */
export type GenerateMac = (keyId: string, message: string, timeoutMs: number) => Promise<Buffer>;

const MAC_BYTES = 32;

/** AWS KMS's `GenerateMac`, the one call of KMS's that is needed here. Source: AWS KMS API reference, GenerateMac. */
export function createGenerateMac(
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
): GenerateMac {
  const operation = { service: 'kms', target: 'TrentService.GenerateMac', version: '1.1' } as const;
  const call = createJsonCall(operation, environment, endpoint, httpHandler);

  return async (keyId, message, timeoutMs) => {
    const input = {
      KeyId: keyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: Buffer.from(message).toString('base64'),
    };
    try {
      return readMac(await call(input, timeoutMs));
    } catch (error) {
      throw toKeyError(error);
    }
  };
}

function readMac({ status, answer }: JsonAnswer): Buffer {
  if (status !== 200) throw refusal(status, errorType(answer));
  const { Mac } = answer;
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
