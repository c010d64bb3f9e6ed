import { SignatureV4 } from '@smithy/signature-v4';

import { TransportError } from './http-handler.ts';
import type { HttpHandler } from './http-handler.ts';
import { readJson } from './read-json.ts';
import type { AwsEnvironment } from './sdk-config.ts';
import { Sha256 } from './sha256.ts';

/** One call, signed and sent once, within `timeoutMs`. Rejects with a TransportError where no JSON object comes back. */
export type JsonCall = (input: object, timeoutMs: number) => Promise<JsonAnswer>;

/** The JSON object that a service answers with, errors included. */
export interface JsonAnswer {
  status: number;
  answer: Readonly<Record<string, unknown>>;
}

/** The name of an error without its namespace, which differs from one error to another. */
export function errorType({ __type }: JsonAnswer['answer']): string {
  const [, name] = /(?:^|#)([A-Za-z]\w{0,99})$/.exec(typeof __type === 'string' ? __type : '') ?? [];
  return name ?? 'no error type';
}

/** An operation of a service that speaks AWS JSON. */
interface JsonOperation {
  /** As it is spelled in signatures, such as `kms`. */
  service: string;
  /** As the header names it, such as `TrentService.GenerateMac`. */
  target: string;
  /** Of the protocol: a service speaks one of them. */
  version: '1.0' | '1.1';
}

/**
 * An operation of one of AWS's services that take all they need in a JSON body, called with the SDK's signer and our request
 * handler: a whole client of the SDK's would be a fifth of the bundle (docs/decisions/0010-a-slim-sdk.md).
 *
 * Source: AWS JSON 1.0 and 1.1 protocols.
 */
export function createJsonCall(
  { service, target, version }: JsonOperation,
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
): JsonCall {
  const signer = new SignatureV4({ ...environment, service, sha256: Sha256 });

  return async (input, timeoutMs) => {
    const body = JSON.stringify(input);
    const request = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      ...(endpoint.port && { port: Number(endpoint.port) }),
      path: endpoint.pathname.replace(/\/?$/, '/'),
      headers: {
        host: endpoint.host,
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': target,
      },
      body,
    });
    const { response } = await httpHandler.handle({ ...request, body }, { requestTimeout: timeoutMs });
    const answer = readJson(response.body);
    if (!answer) throw new TransportError('malformed', 'An answer that is not AWS JSON.');
    return { status: response.statusCode, answer };
  };
}
