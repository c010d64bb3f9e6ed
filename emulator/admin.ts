import { readFaultPlan } from './faults/fault-plan.ts';
import type { Faults } from './faults/faults.ts';
import { reserved } from './faults/reserved.ts';
import { splitUrl } from './read-call.ts';
import type { RawRequest } from './read-call.ts';
import type { RecentRequests } from './recent-requests.ts';
import { documentedErrorAnswer, jsonAnswer } from './wire/answer.ts';
import type { Answer } from './wire/answer.ts';

/** What the emulator's own endpoints may see and change. */
export interface Admin {
  faults: Faults;
  requests: RecentRequests;
}

/** Outside AWS's namespace: no operation of AppIntegrations begins like this. */
const ROOT = '/_emulator';

interface AdminEndpoint {
  method: string;
  path: string;
  /** For people. */
  sentence: string;
  handle(admin: Admin, body: string): Answer;
}

/** The emulator's own endpoints. */
export const adminEndpoints: readonly AdminEndpoint[] = [
  {
    method: 'GET',
    path: ROOT,
    sentence: 'Lists these endpoints and the reserved identifiers.',
    handle: () =>
      jsonAnswer({
        endpoints: adminEndpoints.map(({ method, path, sentence }) => ({ method, path, sentence })),
        reservedIdentifiers: Object.entries(reserved).map(([identifier, { sentence }]) => ({
          identifier,
          sentence,
        })),
      }),
  },
  {
    method: 'GET',
    path: `${ROOT}/faults`,
    sentence: 'Shows the latency and the faults that are still to happen.',
    handle: ({ faults }) => jsonAnswer(faults.plan()),
  },
  {
    method: 'PUT',
    path: `${ROOT}/faults`,
    sentence:
      'Replaces them: {"latencyMs": 200, "faults": [{"operation", "identifier", "times", "delayMs", "like": "throttled"}]}; every member may be left out, and instead of "like" there may be "answer": {"status", "code", "message", "headers", "body"}.',
    handle: putFaults,
  },
  {
    method: 'DELETE',
    path: `${ROOT}/faults`,
    sentence: 'Ends all faults and the latency.',
    handle({ faults }) {
      faults.set({});
      return jsonAnswer(faults.plan());
    },
  },
  {
    method: 'GET',
    path: `${ROOT}/requests`,
    sentence: 'Shows how many requests came, and the newest of them; no headers.',
    handle: ({ requests }) => jsonAnswer({ count: requests.count(), requests: requests.recent() }),
  },
  {
    method: 'DELETE',
    path: `${ROOT}/requests`,
    sentence: 'Forgets them, and counts from 0.',
    handle({ requests }) {
      requests.clear();
      return jsonAnswer({ count: 0, requests: [] });
    },
  },
];

/** Answers a request for the emulator itself; `undefined` when it is for AppIntegrations. */
export function answerAdmin(admin: Admin, { method, url, body }: RawRequest): Answer | undefined {
  const { path } = splitUrl(url);
  if (path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined;
  const endpoint = adminEndpoints.find((each) => each.method === method && each.path === path);
  return (
    endpoint?.handle(admin, body) ??
    documentedErrorAnswer(
      'UnknownOperationException',
      `There is no ${method} ${path}. GET ${ROOT} lists what there is.`,
    )
  );
}

function putFaults({ faults }: Admin, body: string): Answer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return documentedErrorAnswer('SerializationException', 'The body is not JSON.');
  }
  const reading = readFaultPlan(json);
  if ('problems' in reading) {
    const sentences = reading.problems.map(({ at, rule }) => `${at || 'The body'} ${rule}.`);
    return documentedErrorAnswer('InvalidRequestException', sentences.join(' '));
  }
  faults.set(reading.value);
  return jsonAnswer(faults.plan());
}
