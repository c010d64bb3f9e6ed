import { describe, expect, test } from '@jest/globals';

import { canaries } from '../../../canaries.ts';
import { until } from '../../../until.ts';
import { FOLDER, fakePage } from './fake-page.ts';
import { clickSignIn, comeBack, LIST, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const signing = useProvider();
const DAY = 24 * 3600;

function blockedStorage(): Storage {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

describe('signing in', () => {
  test('leads to the provider and back to the very same address, with one use of state and verifier', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    expect(page.left).toEqual([
      { href: expect.stringContaining(`${signing.provider.issuer}/authorize?`), isSilent: false },
    ]);
    expect(page.left[0]?.href).not.toContain('prompt');
    signing.provider.gives.push(signing.tokensFor(page));
    const back = comeBack(page, { code: canaries.authorizationCode });
    const session = signing.sessionOf(back);
    expect([back.address(), back.tabStorage().length]).toEqual([LIST, 0]);
    await settled(session);
    const request = new Request('https://api.example.com/');
    await session.authorize(request);
    expect(request.headers.get('Authorization')).toBe(`Bearer ${canaries.accessToken}`);
    expect(signing.provider.asked).toEqual([
      expect.objectContaining({
        client_id: 'console',
        code: canaries.authorizationCode,
        code_verifier: expect.stringMatching(/^[\w-]{43}$/),
        grant_type: 'authorization_code',
        redirect_uri: FOLDER,
      }),
    ]);
    // Nothing secret stays anywhere.
    expect(back.storage().length).toBe(1);
    expect(back.storage().getItem(back.storage().key(0) ?? '')).toBe('in');
  });

  test('whatever the clock of the machine says', async () => {
    for (const seconds of [-DAY * 400, -300, 300, DAY * 400]) {
      const page = await signing.leaveFrom(fakePage());
      const now = Math.floor(Date.now() / 1000) + seconds;
      signing.provider.gives.push(signing.tokensFor(page, { iat: now, nbf: now, exp: now + 300 }));
      const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
      await settled(session);
      expect(titleOf(session)).toBe('open');
    }
  });

  test('what is no answer of the provider is left alone', () => {
    const page = fakePage(`${FOLDER}?code=mine&identifier=a`);
    const session = signing.sessionOf(page);
    expect([page.address(), session.state()]).toEqual([`${FOLDER}?code=mine&identifier=a`, { is: 'closed' }]);
  });

  test('a page that is not secure says so, and one for which the browser keeps nothing', async () => {
    const insecure = fakePage();
    insecure.isSecure = false;
    const session = signing.sessionOf(insecure);
    clickSignIn(session);
    await settled(session);
    expect(titleOf(session)).toBe('Nobody can sign in on this page');

    const blocked = { ...fakePage(), tabStorage: blockedStorage, storage: blockedStorage };
    const other = signing.sessionOf(blocked);
    clickSignIn(other);
    await settled(other);
    expect(titleOf(other)).toBe('This browser keeps nothing for this page');
    expect(blocked.left).toEqual([]);
  });

  test('whoever goes back from the provider can sign in again', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    expect(session.state().is).toBe('busy');
    page.goBack();
    expect(session.state()).toEqual({ is: 'closed' });
    clickSignIn(session);
    await until(() => page.left.length === 2);
  });
});

describe('a browser that does not get to the provider', () => {
  test('says so, and tries again', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    page.stayHere();
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in service cannot be reached');
    clickSignIn(session);
    await until(() => page.left.length === 2);
  });

  test('and someone who has come back from there meanwhile hears nothing of it', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    page.goBack();
    const states: unknown[] = [];
    session.subscribe(() => states.push(session.state()));
    page.stayHere();
    await new Promise(setImmediate);
    expect([session.state(), states]).toEqual([{ is: 'closed' }, []]);
  });
});

describe('an answer that is not for this page', () => {
  const unknown = 'This sign-in cannot be finished';

  test('of another state, or of none that this tab has begun', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    for (const tab of [page.tabStorage(), undefined]) {
      const back = fakePage(`${FOLDER}?code=c&state=forged&identifier=many`, page.storage(), tab);
      const session = signing.sessionOf(back);
      expect([titleOf(session), back.address()]).toEqual([unknown, `${FOLDER}?identifier=many`]);
    }
    expect(signing.provider.asked).toEqual([]);
  });

  test('and that somebody made up keeps nobody from coming back without a click', async () => {
    const [page] = await signing.signedIn();
    const trap = fakePage(`${FOLDER}?code=theirs&state=theirs`, page.storage());
    expect(titleOf(signing.sessionOf(trap))).toBe(unknown);
    const next = await signing.leaveFrom(fakePage(LIST, page.storage()));
    expect(next.left).toEqual([expect.objectContaining({ isSilent: true })]);
  });

  test('that comes a second time', async () => {
    const page = await signing.leaveFrom(fakePage());
    const back = comeBack(page, { code: canaries.authorizationCode });
    const address = back.address();
    signing.provider.gives.push(signing.tokensFor(page));
    await settled(signing.sessionOf(back));
    const again = fakePage(address, page.storage(), page.tabStorage());
    expect(titleOf(signing.sessionOf(again))).toBe(unknown);
    expect(signing.provider.asked.length).toBe(1);
    expect(again.left).toEqual([]);
  });
});
