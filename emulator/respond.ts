import type { Admin } from './admin/admin.ts';
import { answerAdmin } from './admin/answer-admin.ts';
import { behaviourOf } from './faults/fault-plan.ts';
import { isReserved, reserved } from './faults/reserved.ts';
import type { Call, Operation, OperationContext } from './operation.ts';
import type { RateLimit } from './rate-limit.ts';
import { readCall } from './read-call.ts';
import type { RawRequest } from './read-call.ts';
import { toRequestRecord } from './recent-requests.ts';
import type { RequestRecord } from './recent-requests.ts';
import { documentedErrorAnswer, errorAnswer, jsonAnswer } from './wire/answer.ts';
import type { Behaviour, Outcome } from './wire/behaviour.ts';
import { ServiceError } from './wire/service-error.ts';

/** What the responder needs besides a request. */
export interface Responder extends Admin {
  operations: readonly Operation[];
  context: OperationContext;
  rateLimit: RateLimit;
  slowMs: number;
  onRequest: (record: RequestRecord) => void;
  wait: (ms: number) => Promise<void>;
  /** Whether the next flaky call fails: counts the calls. */
  failsNow: () => boolean;
}

/**
 * Decides what happens to one request. In this order: the emulator's own endpoints, latency and scripted faults,
 * the rate limit, reserved identifiers, the operation.
 */
export async function respond(responder: Responder, request: RawRequest): Promise<Outcome> {
  const admin = answerAdmin(responder, request);
  if (admin) return { kind: 'answer', answer: admin };
  const call = refusable(() => readCall(responder.operations, request));
  record(responder, toRequestRecord(request, call instanceof ServiceError ? undefined : call));
  await responder.wait(responder.faults.plan().latencyMs);
  if (call instanceof ServiceError) return { kind: 'answer', answer: errorAnswer(call) };
  return (await scripted(responder, call)) ?? (await unscripted(responder, call));
}

function record({ requests, onRequest }: Responder, entry: RequestRecord): void {
  requests.add(entry);
  onRequest(entry);
}

async function scripted(responder: Responder, call: Call): Promise<Outcome | undefined> {
  const fault = responder.faults.take(call);
  if (!fault) return undefined;
  await responder.wait(fault.delayMs ?? 0);
  const behaviour = behaviourOf(fault);
  return behaviour && behave(responder, behaviour);
}

async function unscripted(responder: Responder, call: Call): Promise<Outcome> {
  if (!responder.rateLimit()) {
    return { kind: 'answer', answer: documentedErrorAnswer('ThrottlingException', 'Rate exceeded') };
  }
  const identifier = call.labels['Identifier'] ?? '';
  const outcome = isReserved(identifier) && (await behave(responder, reserved[identifier].behaviour));
  if (outcome) return outcome;
  const output = refusable(() => call.operation.handle(call, responder.context));
  return {
    kind: 'answer',
    answer: output instanceof ServiceError ? errorAnswer(output) : jsonAnswer(output),
  };
}

/** @returns `undefined` when it is the operation's turn. */
async function behave(responder: Responder, behaviour: Behaviour): Promise<Outcome | undefined> {
  switch (behaviour.kind) {
    case 'slow':
      await responder.wait(responder.slowMs);
      return undefined;
    case 'flaky':
      return responder.failsNow() ? { kind: 'answer', answer: behaviour.answer } : undefined;
    case 'answer':
    case 'cut-off':
      return { kind: behaviour.kind, answer: behaviour.answer };
    case 'hang':
    case 'reset':
      return { kind: behaviour.kind };
  }
}

/** Refusals as values; anything else thrown is a bug and stays thrown. */
function refusable<T>(run: () => T): T | ServiceError {
  try {
    return run();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
