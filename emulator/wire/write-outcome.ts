import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import type { Outcome } from './behaviour.ts';

/** Lets an outcome happen on the connection. */
export function writeOutcome(response: ServerResponse, outcome: Outcome, requestId: string): void {
  switch (outcome.kind) {
    case 'hang':
      return;
    case 'reset':
      breakOff(response.req.socket);
      return;
    case 'answer': {
      const { status, headers, body } = outcome.answer;
      // RFC 9110, 8.6: none where there can be no content.
      const length = status !== 204 && { 'content-length': String(Buffer.byteLength(body)) };
      response.writeHead(status, { ...headers, ...length, 'x-amzn-requestid': requestId }).end(body);
      return;
    }
    case 'cut-off': {
      const { status, headers, body } = outcome.answer;
      const promised = { 'content-length': String(Buffer.byteLength(body) + 1000) };
      response.writeHead(status, { ...headers, ...promised, 'x-amzn-requestid': requestId });
      response.write(body, () => response.socket?.destroy());
    }
  }
}

/** Node never closes a socket that it is asked to reset after its end. */
function breakOff(socket: Socket): void {
  if (socket.writable) socket.resetAndDestroy();
  else socket.destroy();
}
