import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';

import { answerConnect, answerOnSocket } from './answer-on-socket.ts';
import { documentedErrorAnswer, namedErrorAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { writeOutcome } from './write-outcome.ts';

/** What a request is refused with before anybody looks at what it asks for; undefined: it is not. */
export type Refuse = (request: IncomingMessage) => Answer | undefined;

/** What Node's HTTP parser gives up on, so that no request object exists: refused in AWS's shape all the same. */
export function refuseMalformed(server: Server, refuse: Refuse): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    answerOnSocket(socket, withId(refusalOf(error.code))),
  );
  server.on('connect', (request, socket) => {
    answerConnect(socket, withId(refuse(request) ?? unknownMethod));
  });
  server.on('checkExpectation', (request, response) => {
    const answer = refuse(request) ?? expectationFailed;
    writeOutcome(response, { kind: 'answer', answer }, randomUUID());
  });
}

const malformed = documentedErrorAnswer('MalformedHttpRequestException', 'This is not HTTP as it should be.');
const unknownMethod = documentedErrorAnswer(
  'UnknownOperationException',
  'The emulator does not know this method.',
);
const expectationFailed = namedErrorAnswer(
  417,
  'MalformedHttpRequestException',
  'This Expect header cannot be met.',
);
const headersTooLarge = namedErrorAnswer(431, 'MalformedHttpRequestException', 'The headers are too large.');
const tooLate = namedErrorAnswer(408, 'RequestTimeoutException', 'The request did not arrive in time.');

function refusalOf(code: string | undefined): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooLate;
  return malformed;
}

function withId({ status, headers, body }: Answer): Answer {
  return { status, headers: { ...headers, 'x-amzn-requestid': randomUUID() }, body };
}
