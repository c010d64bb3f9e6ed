import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from '@jest/globals';

import { asker } from '../../smoke/ask.ts';

test('throttling is waited out, as long as the answer says', async () => {
  const seen: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    seen.push(url);
    const throttled = seen.length < 3;
    response.writeHead(throttled ? 429 : 200, { 'Retry-After': '0' }).end('{"fine":true}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const ask = asker(`http://127.0.0.1:${port}/prod`, async ({ headers }) => headers);
    const reply = await ask({ identifier: 'a/b', query: 'maxResults=1&maxResults=2' });
    expect({ status: reply.status, body: reply.body }).toEqual({ status: 200, body: { fine: true } });
    expect(new Set(seen)).toEqual(
      new Set(['/prod/dataIntegrations/a%2Fb/associations?maxResults=1&maxResults=2']),
    );
    expect(seen).toHaveLength(3);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
