import { expect, test } from '@jest/globals';

import { operations } from '../../contract/operations.ts';
import { createRequestReader } from '../../lambda/route/request.ts';
import { samEvent } from './sam-event.ts';

function event(path: string) {
  return samEvent(operations[0].path, new URL(path, 'http://127.0.0.1:3000'));
}

test.each([
  ['calls', 'calls'],
  ['a%25b', 'a%b'],
  ['a%2520b', 'a%20b'],
  ['100%25', '100%'],
  ['%C3%BC%20x', 'ü x'],
])('the function reads the identifier %s that SAM decoded as %s', (encoded, identifier) => {
  const made = event(`/dataIntegrations/${encoded}/associations?maxResults=2&maxResults=3`);
  expect(createRequestReader(operations[0], true)(JSON.parse(JSON.stringify(made)))).toEqual({
    identifier,
    issues: [expect.objectContaining({ parameter: 'maxResults' })],
  });
});

test('without a query there are no maps, as in API Gateway', () => {
  expect(event('/dataIntegrations/calls/associations')).toMatchObject({
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
  });
});

test('a slash in the identifier fits no route, however it is encoded', () => {
  expect(event('/dataIntegrations/a%2Fb/associations')).toBeUndefined();
});
