import { validateHeaderName, validateHeaderValue } from 'node:http';

import { readShape } from '../shapes/read-shape.ts';
import type { Problem, Reading } from '../shapes/read-shape.ts';
import type { ValueOf } from '../shapes/shape.ts';
import { jsonAnswer, namedErrorAnswer } from '../wire/answer.ts';
import type { Behaviour } from '../wire/behaviour.ts';
import { isReserved, reserved } from './reserved.ts';

const text = { type: 'text' } as const;
const milliseconds = { type: 'number', min: 0, max: 600_000 } as const;

/** An answer spelled out: `code` and `message` make an AWS error, `body` is sent as it is. */
const customAnswer = {
  type: 'structure',
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
  required: [],
  members: {
    operation: text,
    identifier: text,
    times: { type: 'number', min: 1, max: 1_000_000 },
    delayMs: milliseconds,
    like: { type: 'choice', values: Object.keys(reserved) },
    answer: customAnswer,
  },
} as const;

const faultPlan = {
  type: 'structure',
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

/** Reads a plan from untrusted JSON. */
export function readFaultPlan(value: unknown): Reading<FaultPlan> {
  const reading = readShape(faultPlan, value);
  if ('problems' in reading) return reading;
  const problems = (reading.value.faults ?? []).flatMap((each, index) =>
    faultProblems(each, `faults.${index}`),
  );
  return problems.length > 0 ? { problems } : reading;
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

function faultProblems({ like, answer }: Fault, at: string): Problem[] {
  const headers = Object.entries(answer?.headers ?? {});
  return [
    ...(like !== undefined && answer ? [{ at, rule: 'must have like or answer, not both' }] : []),
    ...headers
      .filter((header) => !isHeader(header))
      .map(([name]) => ({
        at: `${at}.answer.headers.${name}`,
        rule: 'must be a header that HTTP allows, and none that frames the message',
      })),
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
