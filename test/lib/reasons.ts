import { documentedError } from '../../lambda/api-error.ts';
import type { Reason } from '../../lambda/api-error.ts';
import { isOutage } from '../../lambda/pages/failures.ts';

/** The compiler knows when one is missing here. */
const all: Record<Reason, true> = {
  parameters: true,
  'cursor-malformed': true,
  'cursor-forged': true,
  'cursor-expired': true,
  'cursor-key': true,
  'not-allowed': true,
  'no-route': true,
  'upstream-error': true,
  'upstream-denied': true,
  'upstream-fault': true,
  'upstream-budget': true,
  'upstream-throttled': true,
  'upstream-unreachable': true,
  'upstream-timeout': true,
  'upstream-malformed': true,
  bug: true,
};

/** All reasons of the log. */
export const reasons = Object.keys(all) as Reason[];

/** Whether an earlier page is sent instead of a refusal for this reason. */
export function standsIn(reason: Reason): boolean {
  return isOutage(documentedError('ServiceUnavailable', reason));
}
