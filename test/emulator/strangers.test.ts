import { afterAll, afterEach, expect, test } from '@jest/globals';

import { getJson, sendBytes } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';
import { ownHosts, strangeHosts, wireRequest } from './wire.ts';

const CONSOLE = 'http://localhost:3000';
const emulator = await startEmulator({
  allowedHosts: ['emulator.test'],
  isAllowedOrigin: (origin) => origin === CONSOLE,
});
const HOST = `Host: 127.0.0.1:${emulator.port}`;
afterEach(() => emulator.requests.clear());
afterAll(() => emulator.close());

/** The status of the answer and, of one that refuses, what it says. */
async function answerTo(line: string, ...headers: string[]): Promise<[status: number, sentence?: string]> {
  const answer = await sendBytes(emulator, wireRequest(line, ...headers));
  const status = Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]);
  if (status !== 403) return [status];
  expect(answer).toContain('x-amzn-errortype: AccessDeniedException');
  return [status, JSON.parse(answer.split('\r\n\r\n')[1] ?? '').Message];
}

test.each([...ownHosts, 'emulator.test', 'EMULATOR.test.:4600'])('the host %j is answered', async (host) => {
  expect(await answerTo('GET /_emulator', `Host: ${host}`)).toEqual([200]);
});

test.each(strangeHosts)('the host %j is refused, the emulator’s own endpoints included', async (host) => {
  for (const line of [
    'GET /_emulator',
    'PUT /_emulator/faults',
    'GET /dataIntegrations',
    'OPTIONS *',
    'GET /x',
  ]) {
    const [status, sentence] = await answerTo(line, `Host: ${host}`);
    expect([status, sentence]).toEqual([
      403,
      expect.stringMatching(/--allow-host and the name|one Host header/),
    ]);
  }
  expect(emulator.requests.count()).toBe(0);
});

test.each([
  ['no Host', 'GET /_emulator', []],
  ['two Hosts', 'GET /_emulator', ['Host: localhost', 'Host: localhost']],
  ['a stranger as second Host', 'GET /_emulator', ['Host: localhost', 'host: evil.example']],
  ['a URL of a stranger’s', 'GET http://evil.example/_emulator', ['Host: localhost']],
  ['a URL with a user', 'GET http://localhost@evil.example/_emulator', ['Host: localhost']],
  ['a URL whose user looks like us', 'GET http://localhost:80@evil.example/_emulator', ['Host: localhost']],
  ['our URL and a stranger as Host', 'GET http://localhost/_emulator', ['Host: evil.example']],
  ['a URL of another kind', 'GET ftp://localhost/_emulator', ['Host: localhost']],
  ['CONNECT', 'CONNECT evil.example:443', ['Host: localhost']],
  ['an upgrade', 'GET /_emulator', ['Host: evil.example', 'Upgrade: websocket', 'Connection: upgrade']],
  ['an expectation', 'GET /_emulator', ['Host: evil.example', 'Expect: miracles']],
])('%s is refused', async (_, line, headers) => {
  expect((await answerTo(line, ...headers))[0]).toBe(403);
});

test('a whole URL of ours is answered', async () => {
  expect(await answerTo('GET http://LOCALHOST:4600/_emulator', 'Host: localhost:4600')).toEqual([200]);
});

const WRITE = '{"Name":"csrf","KmsKey":"k","ClientToken":"1"}';

/** Sends what would create a data integration, as a page may without asking first. */
async function write(...headers: string[]): Promise<string> {
  const body = ['Content-Type: text/plain', `Content-Length: ${WRITE.length}`];
  return sendBytes(emulator, wireRequest('POST /dataIntegrations', HOST, ...body, ...headers) + WRITE);
}

const FOREIGN = [
  ['Origin: https://evil.example'],
  ['Origin: null'],
  ['Origin: '],
  ['Origin: http://127.0.0.1'],
  ['Origin: http://127.0.0.1:1', 'Sec-Fetch-Site: same-site'],
  [`Origin: https://127.0.0.1:${emulator.port}`],
  [`Origin: http://127.0.0.1:${emulator.port}@evil.example`],
  [`Origin: http://127.0.0.1:${emulator.port}`, 'Origin: https://evil.example'],
  [`Origin: http://127.0.0.1:${emulator.port}`, 'Sec-Fetch-Site: cross-site'],
  ['Origin: http://localhost:3000.evil.example'],
  ['Sec-Fetch-Site: cross-site'],
  ['Sec-Fetch-Site: same-site'],
  ['Sec-Fetch-Site: Same-Origin'],
  ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site'],
];

test.each(FOREIGN.map((headers) => ({ headers })))(
  'a page with $headers writes and reads nothing',
  async ({ headers: sent }) => {
    expect(await write(...sent)).toMatch(/^HTTP\/1.1 403 /);
    for (const line of [
      'PUT /_emulator/faults',
      'DELETE /_emulator/requests',
      'PATCH /dataIntegrations/many',
      'OPTIONS /x',
    ])
      expect([line, await answerTo(line, HOST, ...sent)]).toEqual([
        line,
        [403, expect.stringContaining('pages of other')],
      ]);
    expect((await answerTo('GET /dataIntegrations', HOST, ...sent))[0]).toBe(403);
    expect((await answerTo('GET /_emulator', HOST, ...sent))[0]).toBe(403);
    expect(JSON.stringify(await getJson(emulator, '/dataIntegrations?maxResults=50'))).not.toContain('csrf');
  },
);

test.each([
  ['a program', []],
  ['the emulator’s own page', [`Origin: http://127.0.0.1:${emulator.port}`, 'Sec-Fetch-Site: same-origin']],
  ['the console', [`Origin: ${CONSOLE}`, 'Sec-Fetch-Site: same-site']],
  // To a browser, localhost and 127.0.0.1 are two sites.
  ['the console under another name', [`Origin: ${CONSOLE}`, 'Sec-Fetch-Site: cross-site']],
])('%s reads and writes', async (_, headers) => {
  expect((await answerTo('GET /_emulator', HOST, ...headers))[0]).toBe(200);
  expect((await answerTo('DELETE /_emulator/faults', HOST, ...headers))[0]).toBe(200);
  const written = await write(...headers);
  expect(written).toMatch(/^HTTP\/1.1 200 /);
  expect(written).not.toMatch(/access-control/i);
});

const LINK = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];

test('a person may follow a link to it, and type its address', async () => {
  expect((await answerTo('GET /_emulator', HOST, ...LINK))[0]).toBe(200);
  expect((await answerTo('GET /_emulator', HOST, 'Sec-Fetch-Site: none'))[0]).toBe(200);
});

test.each([
  ['a form', 'POST /dataIntegrations', LINK],
  ['a frame', 'GET /_emulator', LINK.with(2, 'Sec-Fetch-Dest: iframe')],
  [
    'a picture',
    'GET /_emulator',
    ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'],
  ],
  ['a link with an origin', 'GET /_emulator', [...LINK, 'Origin: null']],
])('%s of another page’s is no followed link', async (_, line, headers) => {
  expect((await answerTo(line, HOST, ...headers))[0]).toBe(403);
});
