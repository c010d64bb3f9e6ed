import { expect, test } from '@jest/globals';

import { contractViolations } from '../../contract-check.ts';
import { sendAndReset, sendAndStay, sendBytes } from '../../emulator/raw-http.ts';
import { gatewayPerTest, ROUTE } from '../gateway-under-test.ts';

const start = gatewayPerTest();

test.each([
  ['bytes that are no HTTP', 'hello\r\n\r\n', 400],
  ['a method that HTTP does not know', 'FETCH / HTTP/1.1\r\n\r\n', 400],
  ['a path that is not ASCII', `GET /dataIntegrations/\u00e9/associations HTTP/1.1\r\n\r\n`, 400],
  ['a control character in a header', `GET ${ROUTE} HTTP/1.1\r\na: b\u0000c\r\n\r\n`, 400],
  ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\n\r\n', 403],
  ['no Host', `GET ${ROUTE} HTTP/1.1\r\nConnection: close\r\n\r\n`, 403],
  [
    'an expectation nobody knows',
    `GET ${ROUTE} HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\nConnection: close\r\n\r\n`,
    200,
  ],
  [
    'an upgrade nobody does',
    `GET ${ROUTE} HTTP/1.0\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n`,
    200,
  ],
])('%s gets an answer with a JSON body', async (_, bytes, status) => {
  const answer = await sendBytes(await start(), bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/\r\nx-amzn-RequestId: [0-9a-f-]{36}\r\n/);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(JSON.parse(body)).toBeInstanceOf(Object);
  const headers = Object.fromEntries(head.split('\r\n').slice(1).map(readField));
  if (status >= 400) expect(contractViolations({ status, headers, body })).toEqual([]);
});

test('whoever breaks the connection instead of reading the answer does no harm', async () => {
  const gateway = await start();
  await sendAndReset(gateway, 'CONNECT example.com:443 HTTP/1.1\r\n\r\n');
  expect(await sendBytes(gateway, `GET ${ROUTE} HTTP/1.0\r\nHost: localhost\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 200 /,
  );
});

test('a caller of CONNECT who stays after the answer does not keep the gateway from closing', async () => {
  const gateway = await start();
  const socket = await sendAndStay(gateway, 'CONNECT example.com:443 HTTP/1.1\r\n\r\n');
  await gateway.close();
  socket.destroy();
});

/** Name and value of a header line. */
function readField(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
