import { readFaultPlan } from '../faults/fault-plan.ts';
import { readAdvance } from '../state/clock.ts';
import { jsonAnswer, noContent } from '../wire/answer.ts';
import { ServiceError } from '../wire/service-error.ts';
import { ROOT } from './admin.ts';
import type { Admin, AdminEndpoint } from './admin.ts';

/** The emulator's own endpoints, but for the one that lists them. */
export const endpoints: readonly AdminEndpoint[] = [
  {
    method: 'POST',
    path: `${ROOT}/reset`,
    sentence: 'Puts everything back to what the start had: data, clock, faults, requests, quota.',
    handle(admin) {
      admin.reset();
      return noContent;
    },
  },
  {
    method: 'GET',
    path: `${ROOT}/faults`,
    sentence: 'Shows the latency and the faults that are still to happen.',
    handle: showFaults,
  },
  {
    method: 'PUT',
    path: `${ROOT}/faults`,
    sentence:
      'Replaces them: {"latencyMs": 200, "faults": [{"operation", "identifier", "times", "delayMs", "like": "throttled"}]}; every member may be left out, and instead of "like" there may be "answer": {"status", "code", "message", "headers", "body"}.',
    handle(admin, body) {
      admin.faults.set(readFaultPlan(readJson(body)));
      return showFaults(admin);
    },
  },
  {
    method: 'DELETE',
    path: `${ROOT}/faults`,
    sentence: 'Ends all faults and the latency.',
    handle(admin) {
      admin.faults.set({});
      return showFaults(admin);
    },
  },
  {
    method: 'GET',
    path: `${ROOT}/clock`,
    sentence: 'Shows what time it is here, and how far that is ahead of the machine.',
    handle: ({ clock }) =>
      jsonAnswer({ now: new Date(clock.now()).toISOString(), advancedSeconds: clock.advancedSeconds() }),
  },
  {
    method: 'PUT',
    path: `${ROOT}/clock`,
    sentence: 'Moves time on: {"advanceSeconds": 86400}.',
    handle({ clock }, body) {
      clock.advance(readAdvance(readJson(body)));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: `${ROOT}/clock`,
    sentence: "Puts the clock back to the machine's time.",
    handle({ clock }) {
      clock.reset();
      return noContent;
    },
  },
  {
    method: 'PUT',
    path: `${ROOT}/runs`,
    sentence:
      'States what the last run of associations came to: {"identifier", "association", "ExecutionStatus": "FAILED", "StatusMessage"}; without "association", of all that the data integration has.',
    handle({ runs }, body) {
      // The runs read it themselves.
      runs.set(readJson(body) as Parameters<typeof runs.set>[0]);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: `${ROOT}/requests`,
    sentence: 'Shows how many requests came, and the newest of them; no headers.',
    handle: showRequests,
  },
  {
    method: 'DELETE',
    path: `${ROOT}/requests`,
    sentence: 'Forgets them, and counts from 0.',
    handle(admin) {
      admin.requests.clear();
      return showRequests(admin);
    },
  },
];

function showFaults({ faults }: Admin) {
  return jsonAnswer(faults.plan());
}

function showRequests({ requests }: Admin) {
  return jsonAnswer({ count: requests.count(), requests: requests.recent() });
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.');
  }
}
