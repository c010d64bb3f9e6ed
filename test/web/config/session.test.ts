import { expect, jest, test } from '@jest/globals';

import { authorizeWith, importAuthorize } from '../../../web/config/authorizer.ts';
import { createSession } from '../../../web/config/session.ts';

test('a session that wants a token is open while it holds one, and tells of changes', () => {
  const session = createSession(true);
  const changed = jest.fn();
  const stop = session.subscribe(changed);
  expect(session.isOpen()).toBe(false);
  session.hold('test-token');
  expect([session.isOpen(), session.token()]).toEqual([true, 'test-token']);
  session.hold();
  expect([session.isOpen(), session.token()]).toEqual([false, undefined]);
  stop();
  session.hold('test-token');
  expect(changed).toHaveBeenCalledTimes(2);
});

test('without sign-in the session is always open', () => {
  expect(createSession(false).isOpen()).toBe(true);
});

test('requests carry the token that is held when they are sent, then the signature', async () => {
  const session = createSession(true);
  const sign = jest.fn((request: Request) => new Request(request, { headers: { signed: 'yes' } }));
  const authorize = authorizeWith(session, sign);
  const request = new Request('https://api.example.com/');
  await authorize(request);
  expect(request.headers.get('Authorization')).toBeNull();
  session.hold('test-token');
  const signed = await authorize(request);
  expect(request.headers.get('Authorization')).toBe('Bearer test-token');
  expect(signed?.headers.get('signed')).toBe('yes');
});

test('a signer from another host is refused before it is loaded', async () => {
  await expect(importAuthorize('https://elsewhere.example.com/a.js', 'https://example.com/')).rejects.toThrow(
    '"authorize" in config.json must be a path on this page\'s own host',
  );
});
