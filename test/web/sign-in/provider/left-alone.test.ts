import { expect, test } from '@jest/globals';

import { canaries } from '../../../canaries.ts';
import { until } from '../../../until.ts';
import { REFUSED, useApi } from './use-api.ts';
import { comeBack, opened, settled, useProvider, wentAway } from './use-provider.ts';

const signing = useProvider();
const api = useApi();

const SECOND = 1000;
/** How often a list is looked at again. */
const LOOK = 3 * SECOND;

interface Oddities {
  /** Members of the provider's answer. */
  gives?: object;
  /** Whether the API takes a token, the count-th time that it is asked. */
  takes?: (count: number) => boolean;
  /** What the clock does from one look to the next. */
  passes?: number;
}

/**
 * A page that is opened where someone was signed in, and is left alone. The provider always lets it in.
 *
 * @returns How often it went to the provider.
 */
async function visits({ gives = {}, takes = () => true, passes = LOOK }: Oddities, looks: number) {
  const [signedIn] = await signing.signedIn();
  let page = opened(signedIn);
  let session = signing.sessionOf(page);
  let count = 0;

  async function followIfLeft(): Promise<void> {
    if (page.left.length === 0) return;
    count += 1;
    signing.provider.gives.push(
      signing.tokensFor(page, {}, { access_token: `${canaries.accessToken}${count}`, ...gives }),
    );
    page = comeBack(page, { code: canaries.authorizationCode });
    session = signing.sessionOf(page);
    await settled(session);
  }

  await wentAway(page);
  await followIfLeft();
  for (let look = 0; look < looks && session.state().is === 'open'; look += 1) {
    if (!takes(look)) api.answers = [REFUSED];
    let isAnswered = false;
    void api
      .ask(session)
      .catch(() => undefined)
      .then(() => (isAnswered = true));
    await until(() => isAnswered || page.left.length > 0);
    api.answers = [];
    page.clock += passes;
    await followIfLeft();
  }
  return count;
}

test.each<[string, Oddities]>([
  ['an API that takes each token once', { takes: (count) => count % 2 === 0 }],
  ['an API that takes each token twice', { takes: (count) => count % 3 < 2 }],
  ['an API that never takes one', { takes: () => false }],
  ['tokens that have ended as they come', { gives: { expires_in: 0 } }],
  ['tokens of a second', { gives: { expires_in: 1 } }],
  ['tokens of five seconds, as text', { gives: { expires_in: '5' } }],
  ['a clock that goes backwards', { takes: (count) => count % 2 === 0, passes: -3600 * SECOND }],
  ['a clock that stands', { takes: (count) => count % 2 === 0, passes: 0 }],
])('goes to the provider once, as it is opened: %s', async (_, oddities) => {
  expect(await visits(oddities, 20)).toBe(1);
});

test('goes there again whenever a token has ended that lasted', async () => {
  expect(await visits({ gives: { expires_in: 60 } }, 40)).toBe(2);
});

test.each([
  ['at once', { expires_in: -1 }],
  ['at no time', { expires_in: 'never' }],
])('does not take tokens that end %s', async (_, gives) => {
  expect(await visits({ gives }, 20)).toBe(1);
});
