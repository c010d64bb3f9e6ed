import { Duration } from 'aws-cdk-lib';

import { watchMinutes } from '../../contract/watch.ts';
import { durationProblem } from './check-ranges.ts';

const MINUTE = Duration.minutes(1).toMilliseconds();

/** @returns what is wrong with how often failed runs are looked for, if anything is */
export function watchProblem(watch: Duration | undefined): string | undefined {
  // The function's timeout and the periods of alarms follow from it, and CDK can't reckon with a token.
  if (watch?.isUnresolved())
    return 'watch must be known when the template is made: a parameter of the stack is not.';
  const { min, max } = watchMinutes;
  return durationProblem('watch', watch, { min: min * MINUTE, max: max * MINUTE }, MINUTE);
}
