import { Token } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';

/** Milliseconds of the units a rule is told in, longest first. */
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

interface Range {
  readonly min: number;
  readonly max: number;
}

interface NumberRange extends Range {
  /** Allowed also where it is less than the least. */
  readonly default?: number;
  /** Else it must be a whole number. */
  readonly hasDecimals?: boolean;
}

/** @returns what is wrong with a number, if anything is; tokens and absent values pass */
export function numberProblem(
  name: string,
  value: number | undefined,
  { min, max, default: usual = min, hasDecimals = false }: NumberRange,
): string | undefined {
  if (value === undefined || Token.isUnresolved(value) || value === usual) return undefined;
  if ((hasDecimals || Number.isInteger(value)) && value >= min && value <= max) return undefined;
  const also = usual < min ? `${usual} or ` : '';
  const allowed = `${also}${hasDecimals ? 'a number' : 'a whole number'}`;
  return `${name} must be ${allowed} from ${min} to ${max}, but is ${value}.`;
}

/**
 * @param range in milliseconds
 * @param step the value must be a multiple of this, in milliseconds
 * @returns what is wrong with a duration, if anything is; tokens and absent values pass
 */
export function durationProblem(
  name: string,
  value: Duration | undefined,
  { min, max }: Range,
  step: number,
): string | undefined {
  if (value === undefined) return undefined;
  if (value.isUnresolved()) return tokenProblem(name, value);
  const ms = value.toMilliseconds({ integral: false });
  if (ms % step === 0 && ms >= min && ms <= max) return undefined;
  const whole = step === 1 ? '' : `whole ${UNITS.find(([, size]) => size === step)?.[0]}s, `;
  return `${name} must be ${whole}${inWords(min)} to ${inWords(max)}, but is ${inWords(ms)}.`;
}

/** CDK can't convert what only the deployment will know. */
function tokenProblem(name: string, value: Duration): string | undefined {
  if (value.unitLabel() === 'seconds') return undefined;
  return `${name} must be made with Duration.seconds() if only the deployment will know its number.`;
}

/** Such as `7 days` or `1500 milliseconds`: in the longest unit that needs no fraction. */
export function inWords(ms: number): string {
  const [unit, size] = UNITS.find(([, size]) => ms > 0 && ms % size === 0) ?? (['second', 1000] as const);
  const count = ms / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
