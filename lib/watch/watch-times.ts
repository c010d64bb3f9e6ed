import { Duration } from 'aws-cdk-lib';

/** Minutes that a function may take at most. Source: AWS Lambda developer guide, "Lambda quotas". */
const LONGEST_LOOK = 15;

/** Minutes by which a start may be late anyway. Source: EventBridge Scheduler user guide, "Schedule types": 60 second precision. */
const PRECISION = 1;

/**
 * Minutes that EventBridge Scheduler, and after it Lambda's queue, may go on trying to deliver a start: the least and the most that both
 * take. Source: EventBridge Scheduler API reference, "RetryPolicy"; Lambda API reference, "PutFunctionEventInvokeConfig".
 */
const LATE = { min: 1, max: 6 * 60 };

export interface WatchTimes {
  /** How long a look may take. */
  readonly timeout: Duration;
  /** How long each of the two that deliver a start may go on trying. */
  readonly late: Duration;
}

/**
 * A look has ended before the next one begins, also where its start is as late as may be: so there is never more than one at a time,
 * without concurrency that would have to be reserved for it.
 *
 * @param every whole minutes from one start to the next
 */
export function watchTimes(every: Duration): WatchTimes {
  const timeout = Math.min(LONGEST_LOOK, every.toMinutes() - PRECISION - 2 * LATE.min);
  const late = Math.min(LATE.max, (every.toMinutes() - PRECISION - timeout) / 2);
  return { timeout: Duration.minutes(timeout), late: Duration.seconds(late * 60) };
}
