import type { IncomingMessage } from 'node:http';

/** No documented request comes near this. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The body as text; `undefined` when it is larger than the emulator keeps. Reads to the end all the same: leaving
 * early would break the connection before the caller has the answer.
 */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}
