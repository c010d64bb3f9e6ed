import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';

import type { Admin } from './admin/admin.ts';
import { createResponder } from './create-responder.ts';
import type { ClosableResponder } from './create-responder.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { foreignPage } from './hosts/foreign-page.ts';
import { listen } from './hosts/listen.ts';
import type { Listening } from './hosts/listen.ts';
import { misdirected } from './hosts/misdirected.ts';
import { createServedHosts } from './hosts/served-hosts.ts';
import { checkOptions } from './option-kinds.ts';
import { respond } from './respond.ts';
import type { Responder } from './respond.ts';
import { documentedErrorAnswer, namedErrorAnswer } from './wire/answer.ts';
import type { Outcome } from './wire/behaviour.ts';
import { readBody } from './wire/read-body.ts';
import { refuseMalformed } from './wire/refuse-malformed.ts';
import type { Refuse } from './wire/refuse-malformed.ts';
import { writeOutcome } from './wire/write-outcome.ts';

/** A running emulator. */
export interface Emulator extends Admin {
  /** Such as `http://127.0.0.1:4600`: the endpoint for AWS's SDKs and CLI. */
  url: string;
  port: number;
  /** Ends every connection and stops, at once. */
  close(): Promise<void>;
}

/**
 * Starts AppIntegrations on this machine: real HTTP, for unmodified AWS SDKs and the AWS CLI.
 *
 * @throws What `listen` throws, such as `EADDRINUSE`; an Error whose message is for the user where an option
 * is wrong, or the data file cannot be had.
 */
export async function startEmulator(given: EmulatorOptions = {}): Promise<Emulator> {
  const options = checkOptions(given);
  const stop = new AbortController();
  const opened = Promise.withResolvers<ClosableResponder>();
  const { close, ...listening } = await serve(opened.promise, options, stop.signal);
  try {
    // After the port: a start that does not get it leaves no data file behind.
    const responder = await createResponder(options, stop.signal);
    opened.resolve(responder);
    const { faults, requests, clock, runs } = responder;
    return {
      ...listening,
      faults,
      requests,
      clock,
      runs,
      reset: () => responder.reset(),
      close: async () => {
        stop.abort();
        await close();
        await responder.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param opened - requests that come before it is there wait for it */
async function serve(
  opened: Promise<Responder>,
  options: EmulatorOptions,
  stopped: AbortSignal,
): Promise<Listening> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], onFailure = () => {} } = options;
  const { isAllowedOrigin = () => false } = options;
  const fail = (error: unknown) => {
    // The end of the emulator ends every wait with an error that means nothing.
    if (!stopped.aborted) onFailure(error);
    return failed;
  };
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    void opened
      .then((responder) => outcomeOf(responder, request, refuse, fail))
      .then((outcome) => writeOutcome(response, outcome, randomUUID()));
  });
  const serves = createServedHosts(server, host, allowedHosts);
  const refuse: Refuse = (request) => {
    const sentence = misdirected(request, serves) ?? foreignPage(request, isAllowedOrigin);
    return sentence === undefined ? undefined : namedErrorAnswer(403, 'AccessDeniedException', sentence);
  };
  refuseMalformed(server, refuse);
  return listen(server, port, host, 0);
}

async function outcomeOf(
  responder: Responder,
  request: IncomingMessage,
  refuse: Refuse,
  fail: (error: unknown) => Outcome,
): Promise<Outcome> {
  const { method = '', url = '' } = request;
  let body: string | undefined;
  try {
    body = await readBody(request);
  } catch {
    return callerHungUp;
  }
  // Only now: an answer before the end of the body would not reach who sends it.
  const refusal = refuse(request);
  if (refusal !== undefined) return { kind: 'answer', answer: refusal };
  if (body === undefined) return tooLarge;
  return respond(responder, { method, url, body }).catch(fail);
}

const callerHungUp: Outcome = { kind: 'reset' };

const tooLarge: Outcome = {
  kind: 'answer',
  answer: documentedErrorAnswer(
    'RequestEntityTooLargeException',
    'The body is larger than the emulator reads.',
  ),
};

const failed: Outcome = {
  kind: 'answer',
  answer: documentedErrorAnswer('InternalServiceError', 'The emulator failed.'),
};
