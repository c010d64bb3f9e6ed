import { expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';

import { readHandlerAnswer } from '../../local/gateway/handler-answer.ts';
import { builtConsole, CONFIG, files } from './built-console.ts';
import { assetEvent } from './console-event.ts';

const handler = builtConsole();

/** All that may ever leave the function with a 200. */
const bodies = new Set([CONFIG, ...Array.from(files.values(), ({ text }) => text)]);

const odd = fc.oneof(fc.anything(), fc.string(), fc.string({ unit: 'binary' }), fc.webPath(), fc.jsonValue());
const odds = fc.dictionary(
  fc.oneof(
    fc.constantFrom('file', 'path', 'requestId', 'if-none-match', '__proto__', 'constructor'),
    fc.string(),
  ),
  fc.oneof(odd, fc.array(odd)),
);
const events = fc.oneof(
  fc.anything(),
  fc.record(
    {
      resource: fc.oneof(
        fc.constantFrom('/', '/config.json', '/favicon.svg', '/assets/{file}', '/{proxy+}', '__proto__'),
        odd,
      ),
      pathParameters: fc.oneof(odd, odds),
      queryStringParameters: fc.oneof(odd, odds),
      multiValueQueryStringParameters: fc.oneof(odd, odds),
      headers: fc.oneof(odd, odds),
      requestContext: fc.oneof(odd, odds, fc.record({ path: fc.webPath() }), fc.constant({ path: '/prod' })),
    },
    { requiredKeys: [] },
  ),
);

test('whatever the event, the answer is a file of the build, the way to the page, or 404', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (event) => {
      const answer = await handler(event as APIGatewayProxyEvent);
      // API Gateway can send it.
      readHandlerAnswer(answer);
      const { statusCode, headers = {}, body } = answer;
      expect([200, 302, 304, 404]).toContain(statusCode);
      expect(statusCode !== 200 || bodies.has(body)).toBe(true);
      if (statusCode === 302) {
        const base = 'https://api.example.com/tools/prod';
        expect(new URL(String(headers['Location']), base).origin).toBe('https://api.example.com');
      }
      if (statusCode === 404) {
        expect(JSON.parse(body)).toEqual({
          message: expect.any(String),
          code: 'ResourceNotFoundException',
          requestId: expect.any(String),
        });
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  undefined,
  null,
  '',
  '.',
  '..',
  '../index.html',
  '../../index.mjs',
  '..%2Findex.html',
  '%2e%2e%2findex.html',
  '%2E%2E/index.html',
  String.raw`..\index.html`,
  '/etc/passwd',
  'file:///etc/passwd',
  'index-CbXzZy1a.js/',
  'index-CbXzZy1a.js%00',
  'index-CbXzZy1a.js?x',
  'index%2DCbXzZy1a.js',
  'INDEX-CbXzZy1a.js',
  'index-CbXzZy1a.js.map',
  '__proto__',
  'constructor',
  'toString',
  ['index-CbXzZy1a.js'],
  { toString: 1 },
  7,
])('as the name of an asset, %j is none', async (file) => {
  expect(await handler(assetEvent(file))).toMatchObject({ statusCode: 404 });
});
