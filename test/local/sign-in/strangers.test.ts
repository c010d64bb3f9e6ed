import { describe, expect, test } from '@jest/globals';

import { send } from '../send.ts';
import {
  askForTokens,
  authorizationRequest,
  codeGrant,
  identityProviderPerTest,
  Visitor,
} from './visitor.ts';

const start = identityProviderPerTest();

describe('strangers', () => {
  test.each(['evil.example', 'localhost.evil.example:1'])('a request for %s is refused', async (Host) => {
    const provider = await start();
    const answer = await send(provider, '/.well-known/openid-configuration', { headers: { Host } });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('does not answer to') });
  });

  test('a page of another origin gets nothing, one of a client does', async () => {
    const provider = await start();
    const ask = (Origin: string) => send(provider, '/jwks', { headers: { Origin, Host: 'localhost' } });
    expect((await ask('http://evil.example')).status).toBe(403);
    expect((await ask('null')).status).toBe(403);
    const answer = await ask('http://localhost:3000');
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': 'http://localhost:3000' },
    });
  });

  test('to a browser, a client at 127.0.0.1 is of another site than localhost: it is answered all the same', async () => {
    const provider = await start();
    const headers = { Host: 'localhost', Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'cross-site' };
    expect(await send(provider, '/jwks', { headers })).toMatchObject({ status: 200 });
  });

  test('a page of another site may lead a person here, and nothing else', async () => {
    const provider = await start();
    const { pathname, search } = new URL(authorizationRequest(provider).url);
    const ask = (mode: string, dest: string) =>
      send(provider, pathname + search, {
        headers: {
          Host: 'localhost',
          'Sec-Fetch-Site': 'cross-site',
          'Sec-Fetch-Mode': mode,
          'Sec-Fetch-Dest': dest,
        },
      });
    expect((await ask('navigate', 'document')).status).toBe(303);
    expect((await ask('navigate', 'iframe')).status).toBe(403);
    expect((await ask('no-cors', 'image')).status).toBe(403);
  });

  test('a token is not given to a page of another origin', async () => {
    const provider = await start();
    const attempt = authorizationRequest(provider);
    const grant = codeGrant(await new Visitor(provider).signIn(attempt), attempt.verifier);
    expect((await askForTokens(provider, grant, 'http://localhost:3001')).status).toBe(403);
  });
});
