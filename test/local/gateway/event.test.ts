import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { toEvent } from '../../../local/gateway/event.ts';
import { matchRoute } from '../../../local/gateway/route-match.ts';
import type { RouteMatch } from '../../../local/gateway/route-match.ts';
import { anyCharacter } from '../../any-character.ts';
import { localRequest } from '../local-request.ts';

const arrival = { requestId: 'request-1', receivedAt: Date.UTC(2026, 10, 9, 12, 34, 56, 789) };

/** Any text that UTF-8 can say: lone surrogates it cannot. */
const anyText = fc.string({ unit: anyCharacter, maxLength: 40 });

/** The route of a path that must be one. */
function routeOf(path: string): RouteMatch {
  const route = matchRoute(path);
  if (route === undefined) throw new Error(`${path} is no route.`);
  return route;
}

function eventOf(query: string) {
  return toEvent(localRequest({ query }), routeOf('/dataIntegrations/crm/associations'), arrival);
}

test('an identifier of any text comes out of the event as it was meant, after one decoding', () => {
  fc.assert(
    fc.property(
      anyText.filter((text) => text !== ''),
      (identifier) => {
        const path = `/dataIntegrations/${encodeURIComponent(identifier)}/associations`;
        const event = toEvent(localRequest({ path }), routeOf(path), arrival);
        expect(event.path).toBe(path);
        expect(decodeURIComponent(event.pathParameters?.['Identifier'] ?? '')).toBe(identifier);
      },
    ),
  );
});

test('a query of any pairs comes out decoded once, whether a space is spelled + or %20', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (pairs, plus) => {
        const spelled = new URLSearchParams(pairs).toString();
        const event = eventOf(plus ? spelled : spelled.replaceAll('+', '%20'));
        for (const [name] of pairs) {
          const values = pairs.filter((pair) => pair[0] === name).map(([, value]) => value);
          expect(Object.entries(event.multiValueQueryStringParameters ?? {})).toContainEqual([name, values]);
          expect(Object.entries(event.queryStringParameters ?? {})).toContainEqual([name, values.at(-1)]);
        }
      },
    ),
  );
});

test('a query of junk never throws, and both maps always agree', () => {
  const junk = fc.string({
    unit: fc.constantFrom('%', '%2', '%zz', '%ff', '&', '=', '+', '?', 'a', ';', '%25'),
  });
  fc.assert(
    fc.property(junk, (query) => {
      const { queryStringParameters: single, multiValueQueryStringParameters: multi } = eventOf(query);
      expect(single === null).toBe(multi === null);
      expect(Object.entries(single ?? {})).toEqual(
        Object.entries(multi ?? {}).map(([name, values]) => [name, values?.at(-1)]),
      );
    }),
  );
});

test.each([
  ['', null, null],
  ['&&', null, null],
  ['maxResults=7', { maxResults: '7' }, { maxResults: ['7'] }],
  ['maxResults', { maxResults: '' }, { maxResults: [''] }],
  ['maxResults=1&maxResults=2', { maxResults: '2' }, { maxResults: ['1', '2'] }],
  ['a=b=c', { a: 'b=c' }, { a: ['b=c'] }],
  ['a=1%2B1+%25', { a: '1+1 %' }, { a: ['1+1 %'] }],
  ['a=100%&b=%zz', { a: '100%', b: '%zz' }, { a: ['100%'], b: ['%zz'] }],
  ['?a=1', { '?a': '1' }, { '?a': ['1'] }],
])('the query %p', (query, single, multi) => {
  const event = eventOf(query);
  expect(event.queryStringParameters).toEqual(single);
  expect(event.multiValueQueryStringParameters).toEqual(multi);
});

test('a query parameter called __proto__ is a parameter like any other', () => {
  const { queryStringParameters, multiValueQueryStringParameters } = eventOf('__proto__=1');
  expect(Object.entries(queryStringParameters ?? {})).toEqual([['__proto__', '1']]);
  expect(Object.entries(multiValueQueryStringParameters ?? {})).toEqual([['__proto__', ['1']]]);
});

test('the rest of the event is what a deployed REST API sends', () => {
  const path = '/dataIntegrations/a%2Fb/associations/';
  const event = toEvent(localRequest({ path }), routeOf(path), arrival);
  expect(event).toMatchObject({
    resource: '/dataIntegrations/{Identifier}/associations',
    path,
    httpMethod: 'GET',
    pathParameters: { Identifier: 'a%2Fb' },
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: {
      httpMethod: 'GET',
      path: `/local${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'request-1',
      requestTime: '09/Nov/2026:12:34:56 +0000',
      requestTimeEpoch: arrival.receivedAt,
      resourcePath: '/dataIntegrations/{Identifier}/associations',
      stage: 'local',
      identity: { sourceIp: '127.0.0.1', userAgent: 'test', accountId: null },
    },
  });
});
