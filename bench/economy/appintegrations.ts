import { documentedError } from '../../lambda/api-error.ts';
import type { Upstream } from '../../lambda/upstream/upstream.ts';
import type { Time } from './time.ts';

interface Init {
  time: Time;
  /** From 0 to 1. */
  random: () => number;
  /** Whether a call is within the account's quota. */
  isWithinQuota: () => boolean;
  /** Whether AWS's tokens differ with each look, as encrypted ones do. */
  hasNewTokens: boolean;
  onCall: () => void;
}

/** What AppIntegrations takes over an answer, refusals included. */
const UPSTREAM_MS = 30;

/** The longest wait before a second attempt. */
const BACKOFF_MS = 100;

/** Each list is three of AppIntegrations' pages. */
const ENTRIES = 120;
const PAGE = 50;

const others = Array.from({ length: PAGE - 1 }, () => ({ ClientId: 'client' }));

/**
 * AppIntegrations on the simulation's clock. It has every `list-…`; what is called `failing-…` always fails with 500; nothing else exists. The first entry
 * of a page says when it was stated, where a real one has a message of the last run.
 */
export function createAppIntegrations({ time, random, isWithinQuota, hasNewTokens, onCall }: Init): Upstream {
  let looks = 0;

  function answer(identifier: string, token: string) {
    if (!isWithinQuota()) return documentedError('ThrottlingException', 'upstream-throttled');
    if (identifier.startsWith('failing-')) return documentedError('InternalServiceError', 'upstream-fault');
    if (!identifier.startsWith('list-'))
      return documentedError('ResourceNotFoundException', 'upstream-error');
    const from = Number.parseInt(token || '0');
    const end = Math.min(from + PAGE, ENTRIES);
    const stated = { LastExecutionStatus: { StatusMessage: String(time.now()) } };
    const entries = [stated, ...others.slice(0, end - from - 1)];
    looks += 1;
    return { entries, ...(end < ENTRIES && { token: hasNewTokens ? `${end}.${looks}` : String(end) }) };
  }

  return async ({ identifier, token = '' }, _deadline, _trace, mayAskAgain) => {
    for (let attempt = 1; ; attempt += 1) {
      onCall();
      const said = answer(identifier, token);
      await time.pass(UPSTREAM_MS);
      if (!(said instanceof Error)) return said;
      if (said.status < 500 || attempt > 1) throw said;
      await time.pass(random() * BACKOFF_MS);
      if (!(await mayAskAgain())) throw said;
    }
  };
}
