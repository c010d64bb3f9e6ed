import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';

import { answerConnect, answerOnSocket } from '../../emulator/wire/answer-on-socket.ts';
import { gatewayAnswer } from './gateway-answer.ts';
import type { GatewayErrorType } from './gateway-answer.ts';

/** Statuses by the codes of Node's HTTP errors; the rest is 400. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers bytes that are no HTTP request. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  else answerOnSocket(socket, refusal('DEFAULT_4XX', STATUSES[error.code ?? '']));
}

export function refuseConnect(socket: Duplex): void {
  answerConnect(socket, refusal('MISSING_AUTHENTICATION_TOKEN'));
}

function refusal(type: GatewayErrorType, ownStatus?: number) {
  const requestId = randomUUID();
  const { status, headers, body } = gatewayAnswer(type, requestId, { status: ownStatus });
  return { status, headers: { ...headers, 'x-amzn-RequestId': requestId }, body: String(body) };
}
