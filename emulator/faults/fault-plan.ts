import { validateHeaderName, validateHeaderValue } from 'node:http';

import { operationNames } from '../operation.ts';
import { GivenError, readGiven } from '../shapes/read-given.ts';
import type { ValueOf } from '../shapes/shape.ts';
import { jsonAnswer, namedErrorAnswer } from '../wire/answer.ts';
import type { Behaviour } from '../wire/behaviour.ts';
import { isReserved, reserved } from './reserved.ts';

const text = { type: 'text' } as const;
const milliseconds = { type: 'number', min: 0, max: 600_000 } as const;

/** An answer spelled out: `code` and `message` make an AWS error, `body` is sent as it is. */
const customAnswer = {
  type: 'structure',
  strict: true,
  required: ['status'],
  members: {
    status: { type: 'number', min: 200, max: 599 },
    code: { type: 'text', min: 1, max: 200, pattern: /^[\x21-\x7e]+$/ },
    message: text,
    body: text,
    headers: { type: 'map', key: { type: 'text', min: 1 }, value: text },
  },
} as const;

const fault = {
  type: 'structure',
  strict: true,
  required: [],
  members: {
    operation: { type: 'choice', strict: true, values: operationNames },
    identifier: text,
    times: { type: 'number', min: 1, max: 1_000_000 },
    delayMs: milliseconds,
    like: { type: 'choice', strict: true, values: Object.keys(reserved) },
    answer: customAnswer,
  },
} as const;

const faultPlan = {
  type: 'structure',
  strict: true,
  required: [],
  members: { latencyMs: milliseconds, faults: { type: 'list', item: fault, max: 1000 } },
} as const;

/**
 * One scripted fault. It applies to the next `times` calls (1 unless given) of `operation` (any, unless given)
 * with `identifier` (any, unless given). It waits `delayMs`, then behaves `like` a reserved identifier or gives
 * this `answer`; with neither, the operation answers.
 */
export type Fault = ValueOf<typeof fault>;

/** What to do to the next calls: wait `latencyMs` before each, and the faults, the first that fits wins. */
export type FaultPlan = ValueOf<typeof faultPlan>;

/**
 * Reads a plan from untrusted JSON.
 *
 * @throws GivenError
 */
export function readFaultPlan(value: unknown): FaultPlan {
  const plan = readGiven(faultPlan, value, 'The plan');
  const problems = (plan.faults ?? []).flatMap((each, index) => faultProblems(each, `faults.${index}`));
  if (problems.length > 0) throw new GivenError(problems.join(' '));
  return plan;
}

/** What a fault does when its delay is over; `undefined`: the operation answers. */
export function behaviourOf({ like, answer }: Fault): Behaviour | undefined {
  if (like !== undefined) return isReserved(like) ? reserved[like].behaviour : undefined;
  if (!answer) return undefined;
  const { status, code, message = '', headers, body } = answer;
  const base = code === undefined ? jsonAnswer({}, status) : namedErrorAnswer(status, code, message);
  return {
    kind: 'answer',
    answer: { status, headers: { ...base.headers, ...lowerCased(headers) }, body: body ?? base.body },
  };
}

/** Names in the spelling of the answers here, so that a header given replaces theirs, and never stands beside it. */
function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function faultProblems({ like, answer }: Fault, at: string): string[] {
  const headers = Object.entries(answer?.headers ?? {});
  return [
    ...(like !== undefined && answer ? [`${at} must have like or answer, not both.`] : []),
    ...headers
      .filter((header) => !isHeader(header))
      .map(
        ([name]) =>
          `${at}.answer.headers.${name} must be a header that HTTP allows, and none that frames the message.`,
      ),
  ];
}

function isHeader([name, value]: [string, string]): boolean {
  if (/^(connection|content-length|date|trailer|transfer-encoding|upgrade)$/i.test(name)) return false;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
