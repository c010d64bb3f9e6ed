import { expect, test } from '@jest/globals';

import { formatRequest, wantsColour } from '../../../local/terminal/request-line.ts';
import { canaries } from '../../canaries.ts';

const entry = {
  method: 'GET',
  path: '/dataIntegrations/crm/associations',
  query: '',
  status: 200,
  ms: 12.4,
  requestId: 'request-1',
};

function lineOf(query: string) {
  return formatRequest({ ...entry, query }, false);
}

test('a line says method, path, status and milliseconds', () => {
  expect(formatRequest(entry, false)).toBe('GET /dataIntegrations/crm/associations 200 12 ms');
});

test('colour tells good from bad at a glance', () => {
  expect(formatRequest(entry, true)).toContain('\u001b[32m200\u001b[39m');
  expect(formatRequest({ ...entry, status: 404 }, true)).toContain('\u001b[33m404\u001b[39m');
  expect(formatRequest({ ...entry, status: 503 }, true)).toContain('\u001b[31m503\u001b[39m');
});

const SECRET = canaries.authorizationCode;

test('a query is shown, cursors are not', () => {
  expect(lineOf('maxResults=7')).toContain('/associations?maxResults=7 200');
  expect(lineOf(`nextToken=${SECRET}&maxResults=7`)).toContain('?nextToken=...&maxResults=7 200');
  expect(lineOf(`a=1&next%54oken=${SECRET}&nextToken=${SECRET}`)).toContain(
    '?a=1&nextToken=...&nextToken=... 200',
  );
  expect(lineOf(`NEXTTOKEN=${SECRET}`)).not.toContain(SECRET);
  expect(lineOf('nextToken')).toContain('?nextToken=... 200');
});

test.each(['code', 'state', 'access_token', 'id_token_hint', 'c%6Fde', 'CODE'])(
  'what an identity provider hands over as %s is not shown',
  (name) => {
    const line = lineOf(`${name}=${SECRET}&error=access_denied`);
    expect(line).toContain(`?${decodeURIComponent(name)}=...&error=access_denied 200`);
  },
);

test('names that only begin like those are shown', () => {
  expect(lineOf('codec=x&states=y')).toContain('?codec=x&states=y 200');
});

test('nothing a caller sends steers the terminal', () => {
  const line = formatRequest({ ...entry, path: '/a\u001b[2J\r\n\u009b\u202eb', query: '\u0007' }, false);
  expect(line).toBe('GET /a\\u{1b}[2J\\u{d}\\u{a}\\u{9b}\\u{202e}b?\\u{7} 200 12 ms');
});

test('a long path is cut', () => {
  expect(formatRequest({ ...entry, path: `/${'a'.repeat(5000)}` }, false).length).toBeLessThan(250);
});

test('a fault inside is named, without its stack', () => {
  const line = formatRequest({ ...entry, status: 502, fault: new TypeError('no\nluck') }, false);
  expect(line).toBe('GET /dataIntegrations/crm/associations 502 12 ms TypeError: no\\u{a}luck');
  expect(formatRequest({ ...entry, fault: 'luck' }, false)).toMatch(/ luck$/);
});

test('a note of the function follows, and keeps its lines apart', () => {
  expect(formatRequest(entry, false, 'cache hit')).toMatch(/ 200 12 ms cache hit$/);
  expect(formatRequest(entry, false, 'Error: no\u0007\n  at here')).toMatch(
    / Error: no\\u\{7\}\n {6}at here$/,
  );
});

test('colour is for terminals that want it', () => {
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour({}, {})).toBe(false);
});
