import { LONGEST_CALL_MS, nameOf } from './appintegrations.ts';
import type { List, Said } from './appintegrations.ts';
import type { Answered, Played } from './play.ts';

/** How far apart the clocks of sandboxes are at most, and what the calls of the table add to one of AppIntegrations, in milliseconds. */
const SKEW_MS = 1000;
const TABLE_MS = 500;

/** How long a sandbox that is about to ask is waited for, and how long one does not look at the table again, at the least. */
const CLAIM_MS = 1000;
const LOOK_MS = 1000;
/** What may pass between the claim and the call. */
const CLAIMING_MS = 100;

/** Whether a page is what AppIntegrations was asked for on behalf of this very request, or one at the same time. */
function isJustAsked(headers: Answered['headers']): boolean {
  return /fwd=\w+; (collapsed; )?ttl/.test(String(headers['Cache-Status']));
}

/** Where sandboxes share pages, a page may have been dated by another clock than the one that tells its age. */
function skewOf(isShared: boolean): number {
  return isShared ? SKEW_MS : 0;
}

/** Whether everything that a sandbox learned is in the table, and all clocks are near each other. */
function isTrusty({ isTrusty: isSo, steppedBack }: Pick<Played, 'isTrusty' | 'steppedBack'>): boolean {
  return isSo && !steppedBack.includes(true);
}

type Page = Pick<Said, 'sandbox' | 'list' | 'token'>;

/** Whether two sandboxes mean the same item of the table. */
function isSamePage({ versionOf }: Pick<Played, 'versionOf'>, one: Page, other: Page): boolean {
  return (
    one.list === other.list &&
    one.token === other.token &&
    versionOf[one.sandbox] === versionOf[other.sandbox]
  );
}

function isAmong(lists: readonly List[], name: string): boolean {
  return lists.some((list) => nameOf(list) === name);
}

/**
 * What must hold, whatever happens: each returns what is wrong.
 *
 * These faults were planted, one at a time, and each was found within the first hundred seeds: second attempts cost no unit of the budget; a
 * stale page answers however old it is; the key of a page lacks the identifier; a 404 leaves the page in memory; nobody waits after a 429.
 * Of the table, within the first three hundred: a put over what is newer; units of the budget without an end; a claim
 * that nobody heeds.
 */
export const invariants: Record<string, (played: Played) => unknown[]> = {
  'every request is answered': ({ unanswered, answers }) => [
    ...(unanswered === 0 ? [] : [`${unanswered} are not`]),
    ...answers.filter(({ status }) => ![200, 400, 403, 404, 429, 500, 503].includes(status)),
  ],

  'the budget is never exceeded': ({ settings: { rate, burst }, calls, isShared, isCalm, steppedBack }) => {
    if (rate === 0 || (isShared && !(isCalm && !steppedBack.includes(true)))) return [];
    const most = Math.max(burst / 4, 1) + Math.max((burst * 3) / 4, 1);
    // Each sandbox has one of its own, or all have one together; then their clocks differ, and a unit takes a moment to come.
    const spread = isShared ? (SKEW_MS + TABLE_MS) / 1000 : 0;
    return [...Map.groupBy(calls, ({ sandbox }) => isShared || sandbox).values()].flatMap((own) =>
      own.flatMap(({ at: start }, first) =>
        own
          .slice(first)
          .filter(({ at }, more) => more + 1 > ((at - start) / 1000 + spread) * rate + most + 0.001),
      ),
    );
  },

  'no page is older than promised': ({ settings: { freshSeconds, staleSeconds }, answers, isShared }) =>
    answers.filter(({ statements, at, headers }) => {
      const most = isJustAsked(headers)
        ? LONGEST_CALL_MS + (isShared ? TABLE_MS : 0)
        : Math.max(freshSeconds, staleSeconds) * 1000 + skewOf(isShared);
      return statements.some((statement) => at - statement.at > most);
    }),

  'no page says that it is younger than it is': ({ answers, steppedBack, isShared }) =>
    answers.filter(
      ({ statements, at, headers, sandbox }) =>
        !steppedBack[sandbox] &&
        statements.some(
          (statement) => Number(headers['Age']) < Math.floor((at - statement.at - skewOf(isShared)) / 1000),
        ),
    ),

  'no age is negative': ({ answers }) =>
    answers.filter(({ status, headers }) => status === 200 && !(Number(headers['Age']) >= 0)),

  'a page past its time says so': ({ settings: { freshSeconds }, answers, steppedBack, isShared }) =>
    answers.filter(
      ({ statements, at, headers, sandbox }) =>
        !steppedBack[sandbox] &&
        !isJustAsked(headers) &&
        statements.some((statement) => at - statement.at > freshSeconds * 1000 + skewOf(isShared)) &&
        !/ttl=-/.test(String(headers['Cache-Status'])),
    ),

  'nobody gets a page of another list': ({ answers }) =>
    answers.filter(({ list, statements }) => statements.some((statement) => statement.list !== list)),

  'what AppIntegrations refuses to say replaces the page': ({ answers, refused, isShared }) =>
    answers.filter(({ sandbox, list, isFirst, at, statements }) =>
      refused.some(
        (refusal) =>
          refusal.token === '' &&
          isFirst &&
          refusal.sandbox === sandbox &&
          refusal.list === list &&
          refusal.arrivedAt <= at &&
          statements.some((statement) => statement.at < refusal.at - skewOf(isShared)),
      ),
    ),

  'nobody asks while AppIntegrations says to wait': ({ settings, waits, calls, steppedBack }) =>
    settings.freshSeconds + settings.staleSeconds + settings.rate === 0
      ? []
      : waits.filter(
          ({ sandbox, from, until }) =>
            !steppedBack[sandbox] &&
            calls.some(
              (call) =>
                call.attempt === 1 && call.sandbox === sandbox && call.at > from && call.at < until - 0.001,
            ),
        ),

  'while one sandbox asks again, the others wait': ({
    settings,
    calls,
    looks,
    changing,
    offsets,
    ...played
  }) => {
    if (!isTrusty(played) || settings.freshSeconds * settings.staleSeconds === 0) return [];
    const least = Math.min(settings.freshSeconds * 1000, CLAIM_MS) - CLAIMING_MS;
    const renewals = calls.filter(
      ({ list, at, attempt, ...page }) =>
        attempt === 1 &&
        !isAmong(changing, list) &&
        looks.some(
          (look) =>
            isSamePage(played, look, { list, ...page }) &&
            look.arrivedAt + TABLE_MS <= at - TABLE_MS &&
            at - look.at < settings.staleSeconds * 1000 - SKEW_MS - CLAIM_MS,
        ),
    );
    return renewals.filter((call, index) =>
      renewals.slice(0, index).some((before) => {
        // By the clock of the one that asks later, which may be ahead.
        const ahead = (offsets[call.sandbox] ?? 0) - (offsets[before.sandbox] ?? 0);
        return isSamePage(played, before, call) && call.at - before.at < least - ahead;
      }),
    );
  },

  'the table goes neither back nor full of what nobody had seen': ({ setbacks }) => setbacks,

  'what one sandbox has, no other refuses': ({ settings, answers, looks, changing, ...played }) =>
    answers.filter(
      ({ sandbox, list, isFirst, askedAt, at, status }) =>
        isTrusty(played) &&
        status !== 200 &&
        isFirst &&
        !isAmong(changing, list) &&
        looks.some(
          (look) =>
            isSamePage(played, look, { sandbox, list, token: '' }) &&
            look.arrivedAt + TABLE_MS + LOOK_MS <= askedAt &&
            at - look.at < Math.max(settings.freshSeconds, settings.staleSeconds) * 1000 - SKEW_MS,
        ),
    ),

  'what AppIntegrations refuses to say replaces the page everywhere': ({
    settings: { freshSeconds },
    answers,
    refused,
    ...played
  }) =>
    answers.filter(
      ({ sandbox, list, isFirst, askedAt, statements }) =>
        isTrusty(played) &&
        isFirst &&
        refused.some(
          (refusal) =>
            isSamePage(played, refusal, { sandbox, list, token: '' }) &&
            statements.some(
              // It was in the table when the page was refused; and the refusal was, when the table was looked at.
              (statement) =>
                statement.at + LONGEST_CALL_MS + TABLE_MS + LOOK_MS + TABLE_MS <= refusal.at &&
                askedAt - statement.at > freshSeconds * 1000 + SKEW_MS &&
                askedAt - refusal.arrivedAt >
                  TABLE_MS + Math.max(LOOK_MS, (askedAt - statement.at) / 10) + 2 * LONGEST_CALL_MS,
            ),
        ),
    ),

  'a refusal says when to come back': ({ answers }) =>
    answers.filter(({ status, headers }) => status === 429 && !(Number(headers['Retry-After']) >= 1)),

  'a walk at any page sizes is AppIntegrations’ list, while that does not change': ({ walks, changing }) =>
    walks.filter(
      ({ list, entries }) =>
        !changing.includes(list) && JSON.stringify(entries) !== JSON.stringify(list.entries),
    ),
};
