import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { type Answer, documentedErrorAnswer, namedErrorAnswer } from './answer.ts';
import { writeOutcome } from './write-outcome.ts';

/** What a request is refused with before anybody looks at what it asks for; undefined: it is not. */
export type Refuse = (request: IncomingMessage) => Answer | undefined;

/** What Node's HTTP parser gives up on, so that no request object exists: refused in AWS's shape all the same. */
export function refuseMalformed(server: Server, refuse: Refuse): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => endWith(socket, refusalOf(error.code)));
  server.on('connect', (request, socket) => {
    // Node looks after this socket no more: a caller who resets it would end the process, one who stays would keep
    // the server from stopping.
    const end = () => socket.destroy();
    socket.on('error', end).on('finish', end).resume();
    endWith(socket, refuse(request) ?? unknownMethod);
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

function endWith(socket: Duplex, { status, headers, body }: Answer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    'x-amzn-requestid': randomUUID(),
  })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
}
