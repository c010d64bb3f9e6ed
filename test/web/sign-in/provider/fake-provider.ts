import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { mayGiveSecrets } from '../../../canaries.ts';

/** What a provider answers: a status, and JSON or a text. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** A provider whose every answer a test may choose. Real HTTP; what it signs nobody can check. */
export interface FakeProvider {
  issuer: string;
  /** What was posted to the token endpoint. */
  asked: Record<string, string>[];
  /** Answers for the description, one after the other; then the usual one. */
  describes: Answer[];
  /** Answers for tokens, one after the other; then `invalid_grant`. */
  gives: Answer[];
  /** The usual description. */
  description: () => Record<string, unknown>;
  close: () => Promise<void>;
}

export async function startFakeProvider(): Promise<FakeProvider> {
  const server = mayGiveSecrets(
    createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const isToken = request.url === '/token';
        if (isToken) fake.asked.push(Object.fromEntries(new URLSearchParams(body)));
        const usual = isToken
          ? { status: 400, body: { error: 'invalid_grant', error_description: 'The code is unknown.' } }
          : { body: fake.description() };
        const answer: Answer = (isToken ? fake.gives : fake.describes).shift() ?? usual;
        response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        // One that promises more than it has breaks off.
        if (Number(answer.headers?.['Content-Length'] ?? 0) > text.length)
          response.write(text, () => response.destroy());
        else response.end(text);
      });
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const fake: FakeProvider = {
    issuer,
    asked: [],
    describes: [],
    gives: [],
    description: () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/end`,
    }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

/** An ID token as far as a page looks at it: what comes from the provider itself needs no signature. */
export function idToken(claims: Readonly<Record<string, unknown>>): string {
  const parts = [{ alg: 'RS256' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, 'c2lnbmF0dXJl'].join('.');
}
