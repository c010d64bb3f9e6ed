import { afterEach, expect, test } from '@jest/globals';

import { startGateway } from '../../../local/gateway/gateway.ts';
import type { Gateway } from '../../../local/gateway/gateway.ts';
import { listedNames } from '../../../local/terminal/listed-names.ts';

let gateway: Gateway | undefined;
afterEach(() => gateway?.close());

/** What is read from a gateway whose function answers so. */
async function namesFrom(statusCode: number, body: string, functionTimeoutMs = 60_000): Promise<string[]> {
  gateway = await startGateway({
    handler: async ({ resource, queryStringParameters }) => {
      expect([resource, queryStringParameters]).toEqual(['/dataIntegrations', { maxResults: '10' }]);
      return body === 'never' ? new Promise(() => {}) : { statusCode, headers: {}, body };
    },
    functionTimeoutMs,
  });
  return listedNames(gateway.url);
}

test('the names that the route lists, in order', async () => {
  const body = {
    DataIntegrations: [{ Name: 'orders', Arn: 'x' }, { Arn: 'y' }, { Name: ' ' }, { Name: 'claims' }],
  };
  expect(await namesFrom(200, JSON.stringify(body))).toEqual(['orders', 'claims']);
});

test.each([
  [200, '{"DataIntegrations":[],"NextToken":"AAAA"}'],
  [200, '{}'],
  [200, 'null'],
  [200, '<html>'],
  [200, '{"DataIntegrations":"orders"}'],
  [200, '{"DataIntegrations":[null,7,{"Name":{}}]}'],
  [403, '{"message":"no","code":"AccessDeniedException"}'],
  [503, ''],
])('no failure of it does harm: %i %s', async (status, body) => {
  expect(await namesFrom(status, body)).toEqual([]);
});

test('it waits no longer than the function may take', async () => {
  expect(await namesFrom(200, 'never', 1)).toEqual([]);
});

test('nothing listens: no names', async () => {
  expect(await listedNames('http://127.0.0.1:1')).toEqual([]);
});
