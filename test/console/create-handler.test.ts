import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';

import { consolePaths } from '../../contract/console.ts';
import { samEvent } from '../bin/sam-event.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { builtConsole, CONFIG, files } from './built-console.ts';
import { assetEvent, consoleEvent } from './console-event.ts';
import { withoutPageHeaders } from './page-headers.ts';

const handler = builtConsole();

/** Every answer that there is, by what it is. */
const answers = {
  page: () => handler(consoleEvent('/')),
  'page that is known': () => handler(consoleEvent('/', { headers: { 'If-None-Match': '*' } })),
  'way to the page': () => handler(consoleEvent('/', { requestContext: { path: '/prod' } })),
  'config.json': () => handler(consoleEvent('/config.json')),
  icon: () => handler(consoleEvent('/favicon.svg')),
  script: () => handler(assetEvent('index-CbXzZy1a.js')),
  'missing file': () => handler(assetEvent('nothing.js')),
  'missing resource': () => handler(consoleEvent('/nothing')),
};

test.each([
  ['/', undefined, 'the page', 'text/html; charset=utf-8'],
  ['/config.json', undefined, CONFIG, 'application/json'],
  ['/favicon.svg', undefined, 'the icon', 'image/svg+xml; charset=utf-8'],
  ['/assets/{file}', 'index-CbXzZy1a.js', 'the script', 'text/javascript; charset=utf-8'],
  ['/assets/{file}', 'index-9pRt_b-c.css', 'the style', 'text/css; charset=utf-8'],
])('%s %s is answered with what was built', async (resource, file, body, type) => {
  const answer = await handler(file === undefined ? consoleEvent(resource) : assetEvent(file));
  expect(answer).toMatchObject({ statusCode: 200, body, headers: { 'Content-Type': type } });
});

test('each path of the contract is one of those', async () => {
  for (const resource of consolePaths) {
    const pathParameters = { file: 'index-CbXzZy1a.js' };
    expect(await handler(consoleEvent(resource, { pathParameters }))).toMatchObject({ statusCode: 200 });
  }
});

test.each([
  ['/', '/'],
  ['/config.json', '/config.json'],
  ['/favicon.svg', '/favicon.svg'],
  ['/assets/{file}', '/assets/index-CbXzZy1a.js'],
])('sam local, which has no stage, gets %s as well', async (resource, path) => {
  const event = samEvent(resource, new URL(path, 'http://127.0.0.1:3000'));
  expect(await handler(event as unknown as APIGatewayProxyEvent)).toMatchObject({ statusCode: 200 });
});

describe('caches', () => {
  test('keep an asset for ever, since its name changes with it', async () => {
    expect((await answers.script()).headers).toMatchObject({
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });

  test.each(['/', '/config.json', '/favicon.svg'])(
    'ask again for %s, and need not load it twice',
    async (resource) => {
      const { headers = {}, body } = await handler(consoleEvent(resource));
      expect(headers).toMatchObject({
        'Cache-Control': 'no-cache',
        ETag: expect.stringMatching(/^"[\w-]+"$/),
      });
      const tag = String(headers['ETag']);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await handler(consoleEvent(resource, { headers: { 'if-none-MATCH': known } }));
        expect(again).toMatchObject({
          statusCode: 304,
          body: '',
          headers: { ETag: tag, 'Cache-Control': 'no-cache' },
        });
        // API Gateway calls what has no type application/json, and a cache on the way may keep that.
        expect(again.headers?.['Content-Type']).toBe(headers['Content-Type']);
      }
      for (const other of ['"other"', '', tag.slice(1, -1), `x${tag}`, 7, null, [tag]]) {
        const again = await handler(consoleEvent(resource, { headers: { 'If-None-Match': other } }));
        expect(again).toMatchObject({ statusCode: 200, body });
      }
    },
  );

  test('see that config.json or the page is another', async () => {
    const other = builtConsole({
      config: '{}',
      files: new Map([...files, ['index.html', { type: 'text/html', text: 'another page' }]]),
    });
    for (const resource of ['/', '/config.json']) {
      const event = consoleEvent(resource);
      expect((await other(event)).headers?.['ETag']).not.toBe((await handler(event)).headers?.['ETag']);
    }
  });

  test.each(['way to the page', 'missing file', 'missing resource'] as const)('keep no %s', async (which) => {
    expect((await answers[which]()).headers).toMatchObject({ 'Cache-Control': 'no-store' });
  });
});

describe.each(Object.entries(answers))('the answer with the %s', (_which, ask) => {
  test('has the headers that protect a page, and no others than it needs', async () => {
    const { headers = {} } = await ask();
    expect(headers).toMatchObject({
      'Referrer-Policy': 'no-referrer',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    });
    const policy = String(headers['Content-Security-Policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
    expect(Object.keys(headers).filter((name) => /^(access-control|set-cookie)/i.test(name))).toEqual([]);
  });
});

test('the page may call the origins that it was given, and no others', async () => {
  const other = builtConsole({
    connectTo: ['https://login.example.com', 'https://cognito-idp.eu-west-1.amazonaws.com'],
  });
  for (const event of [consoleEvent('/'), consoleEvent('/nothing')]) {
    const policy = String((await other(event)).headers?.['Content-Security-Policy']).split('; ');
    expect(policy.filter((directive) => directive.startsWith('connect-src'))).toEqual([
      "connect-src 'self' https://login.example.com https://cognito-idp.eu-west-1.amazonaws.com",
    ]);
  }
});

test('what is missing is an error of the contract’s, with API Gateway’s id', async () => {
  const answer = await answers['missing file']();
  expect(contractViolations(withoutPageHeaders(answerOf(answer, 'test-request')))).toEqual([]);
  expect(answer.statusCode).toBe(404);
  expect(JSON.parse(answer.body)).toEqual({
    message:
      'The console has no such file. If a page led here, load it again: the console may have been deployed anew since.',
    code: 'ResourceNotFoundException',
    requestId: 'test-request',
  });
});

test('an icon that was not built is missing, too; without a page there is no console', async () => {
  const page = [...files].slice(0, 1);
  expect(await builtConsole({ files: new Map(page) })(consoleEvent('/favicon.svg'))).toMatchObject({
    statusCode: 404,
  });
  expect(() => builtConsole({ files: new Map() })).toThrow(
    'There is no built console: index.html is missing.',
  );
});
