import { jest } from '@jest/globals';

import type { ReservedName } from '../../emulator/faults/reserved.ts';
import type { EmulatedBff } from '../local/under-contract.ts';
import { until } from '../until.ts';

/** What the route answers when AWS behaves like a reserved identifier, whichever list is asked for. */
export const upstreamFailures: Record<
  Exclude<ReservedName, 'omitted' | 'newer' | 'flaky'>,
  [status: number, code: string]
> = {
  invalid: [400, 'InvalidRequestException'],
  'hostile-error': [400, 'InvalidRequestException'],
  denied: [403, 'AccessDeniedException'],
  'expired-credentials': [403, 'ExpiredTokenException'],
  missing: [404, 'ResourceNotFoundException'],
  throttled: [429, 'ThrottlingException'],
  broken: [500, 'InternalServiceError'],
  nameless: [503, 'ServiceUnavailable'],
  'empty-500': [503, 'ServiceUnavailable'],
  unavailable: [503, 'ServiceUnavailable'],
  html: [503, 'ServiceUnavailable'],
  truncated: [503, 'ServiceUnavailable'],
  'cut-off': [503, 'ServiceUnavailable'],
  slow: [503, 'ServiceUnavailable'],
  hang: [503, 'ServiceUnavailable'],
  reset: [503, 'ServiceUnavailable'],
};

/** Those whose every attempt ends with its time, which passes here and only here. */
const late = new Set(['slow', 'hang']);

/**
 * Ends each attempt of a request that only time ends.
 *
 * @param asked - how many requests the emulator had seen before it
 */
export async function letTimePass({ emulator }: EmulatedBff, like: string, asked: number): Promise<void> {
  for (const attempts of late.has(like) ? [1, 2] : []) {
    await until(() => emulator.requests.count() === asked + attempts);
    jest.advanceTimersToNextTimer();
  }
}
