import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';

import type { SmokeOptions } from './arguments.ts';

/** A request as far as a signature covers it. */
export interface Signable {
  method: string;
  url: URL;
  headers: Record<string, string>;
}

/** Adds to a request's headers what lets it in. */
export type Authorize = (request: Signable) => Promise<Record<string, string>>;

/** @returns how requests are authorized; credentials are looked for when the first one is signed */
export function authorizer(auth: SmokeOptions['auth']): Authorize {
  switch (auth.by) {
    case 'nothing':
      return async ({ headers }) => headers;
    case 'bearer':
      return async ({ headers }) => ({ ...headers, Authorization: `Bearer ${auth.token}` });
    case 'iam':
      return signed(auth.region);
  }
}

function signed(region: string): Authorize {
  const signer = new SignatureV4({
    service: 'execute-api',
    region,
    credentials: defaultProvider(),
    sha256: Hash.bind(null, 'sha256'),
  });
  return async ({ method, url, headers }) => {
    const request = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: queryOf(url),
      headers: { ...headers, host: url.host },
    });
    return request.headers;
  };
}

/** Repeated names keep all their values. */
function queryOf({ searchParams }: URL): Record<string, string[]> {
  return Object.fromEntries(
    Array.from(new Set(searchParams.keys()), (name) => [name, searchParams.getAll(name)]),
  );
}
