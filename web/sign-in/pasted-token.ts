import { holdState, OPEN } from './session.ts';
import type { Session, SessionState } from './session.ts';

const CLOSED: SessionState = { is: 'closed' };

/** A session with a bearer token that someone pasted, in memory only and gone with the page. */
export function pastedTokenSession(): Session {
  const { become, ...holder } = holdState(CLOSED);
  let held: string | undefined;

  function hold(token?: string): void {
    held = token;
    become(token === undefined ? CLOSED : OPEN);
  }

  return {
    ...holder,
    authorize(request) {
      if (held !== undefined) request.headers.set('Authorization', `Bearer ${held}`);
    },
    refused: () => hold(),
    signOut: () => hold(),
    signIn: { by: 'token', hold },
  };
}
