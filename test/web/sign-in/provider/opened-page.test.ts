import { describe, expect, test } from '@jest/globals';

import { canaries } from '../../../canaries.ts';
import { askedFor, comeBack, LIST, opened, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const signing = useProvider();

describe('a page that is opened where someone is signed in', () => {
  test('goes to the provider once without a word, and comes back', async () => {
    const [page] = await signing.signedIn();
    const next = opened(page);
    const session = signing.sessionOf(next);
    await wentAway(next);
    expect([next.left[0]?.isSilent, askedFor(next)['prompt']]).toEqual([true, 'none']);
    expect(session.state().is).toBe('busy');
    signing.provider.gives.push(signing.tokensFor(next));
    const back = comeBack(next, { code: canaries.authorizationCode });
    const again = signing.sessionOf(back);
    await settled(again);
    expect([titleOf(again), back.address()]).toEqual(['open', LIST]);
  });

  test.each([
    'login_required',
    'interaction_required',
    'consent_required',
    'account_selection_required',
    'server_error',
  ])('asks for a click where the provider wants more: %s', async (error) => {
    const [page] = await signing.signedIn();
    const next = await signing.leaveFrom(opened(page));
    const back = comeBack(next, { error });
    const session = signing.sessionOf(back);
    await settled(session);
    expect([titleOf(session), back.address(), back.left]).toEqual(['Your sign-in has ended', LIST, []]);
    // And again only after that.
    const later = opened(page, back.tabStorage());
    expect([titleOf(signing.sessionOf(later)), later.left]).toEqual([undefined, []]);
  });

  test('stays where the provider did not lead back from the last time', async () => {
    const [page] = await signing.signedIn();
    const next = await signing.leaveFrom(opened(page));
    for (let count = 0; count < 3; count += 1) {
      const again = opened(page, next.tabStorage());
      expect(signing.sessionOf(again).state().is).toBe('closed');
      expect(again.left).toEqual([]);
    }
  });

  test('stays, and tries again when it is opened again, where the provider is down', async () => {
    const [page] = await signing.signedIn();
    signing.provider.describes.push({ status: 500, body: '' });
    const next = opened(page);
    const session = signing.sessionOf(next);
    await settled(session);
    expect([titleOf(session), next.left]).toEqual(['The sign-in service cannot be reached', []]);
    await signing.leaveFrom(opened(page));
  });
});
