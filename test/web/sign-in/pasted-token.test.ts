import { expect, jest, test } from '@jest/globals';

import { pastedTokenSession } from '../../../web/sign-in/pasted-token.ts';
import { openSession } from '../../../web/sign-in/session.ts';
import type { Session } from '../../../web/sign-in/session.ts';
import { canaries } from '../../canaries.ts';

async function sent(session: Session): Promise<string | null> {
  const request = new Request('https://api.example.com/');
  await session.authorize(request);
  return request.headers.get('Authorization');
}

function paste(session: Session, token: string): void {
  if (session.signIn?.by === 'token') session.signIn.hold(token);
}

test('a session that wants a token is open while it holds one, and tells of changes', async () => {
  const session = pastedTokenSession();
  const changed = jest.fn();
  const stop = session.subscribe(changed);
  expect([session.state().is, await sent(session)]).toEqual(['closed', null]);
  paste(session, canaries.accessToken);
  expect([session.state().is, await sent(session)]).toEqual(['open', `Bearer ${canaries.accessToken}`]);
  session.refused?.();
  expect([session.state().is, await sent(session)]).toEqual(['closed', null]);
  paste(session, 'another-token');
  session.signOut?.();
  expect([session.state().is, await sent(session)]).toEqual(['closed', null]);
  stop();
  paste(session, canaries.accessToken);
  expect(changed).toHaveBeenCalledTimes(4);
});

test('without sign-in the session is always open, and there is nobody to sign out', async () => {
  const session = openSession();
  expect([session.state().is, await sent(session), session.signOut]).toEqual(['open', null, undefined]);
});
