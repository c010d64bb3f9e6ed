import { expect, jest, test } from '@jest/globals';

import { authorizeWith, importAuthorize } from '../../../web/config/authorizer.ts';
import { canaries } from '../../canaries.ts';

test('the session authorizes a request first, then the module', async () => {
  const session = jest.fn((request: Request) =>
    request.headers.set('Authorization', `Bearer ${canaries.accessToken}`),
  );
  const sign = jest.fn((request: Request) => new Request(request, { headers: { signed: 'yes' } }));
  const authorize = authorizeWith(session, sign);
  const request = new Request('https://api.example.com/');
  const authorized = await authorize(request);
  expect(sign.mock.calls[0]?.[0].headers.get('Authorization')).toBe(`Bearer ${canaries.accessToken}`);
  expect(authorized?.headers.get('signed')).toBe('yes');
});

test('without a module, and where neither gives another request back, it is the same one', async () => {
  const request = new Request('https://api.example.com/');
  expect(await authorizeWith(() => undefined)(request)).toBe(request);
  expect(
    await authorizeWith(
      async () => undefined,
      async () => undefined,
    )(request),
  ).toBe(request);
});

test('a module signs the request that the session gives back', async () => {
  const another = new Request('https://api.example.com/another');
  const sign = jest.fn<(request: Request) => undefined>();
  expect(await authorizeWith(() => another, sign)(new Request('https://api.example.com/'))).toBe(another);
  expect(sign).toHaveBeenCalledWith(another);
});

test('a signer from another host is refused before it is loaded', async () => {
  await expect(importAuthorize('https://elsewhere.example.com/a.js', 'https://example.com/')).rejects.toThrow(
    '"authorize" in config.json must be a path on this page\'s own host',
  );
});
