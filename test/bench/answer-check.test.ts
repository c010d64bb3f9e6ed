import { expect, test } from '@jest/globals';

import { checkPage, checkRefusal } from '../../bench/answer-check.ts';
import { associationsPage } from '../../bench/associations-page.ts';

function payload(statusCode: number, content: unknown): string {
  return JSON.stringify({ statusCode, body: JSON.stringify(content) });
}

test('the whole page passes, encoded or not', () => {
  const body = Buffer.from(JSON.stringify(associationsPage)).toString('base64');
  expect(() => checkPage(payload(200, associationsPage))).not.toThrow();
  expect(() => checkPage(JSON.stringify({ statusCode: 200, body, isBase64Encoded: true }))).not.toThrow();
});

const [first, ...others] = associationsPage.DataIntegrationAssociations;

test.each([
  ['an error', payload(500, associationsPage)],
  ['an association too few', payload(200, { ...associationsPage, DataIntegrationAssociations: others })],
  [
    'a member too few',
    payload(200, {
      ...associationsPage,
      DataIntegrationAssociations: [{ ...first, DestinationURI: undefined }, ...others],
    }),
  ],
  ['no token', payload(200, { ...associationsPage, NextToken: undefined })],
])('%s does not', (_, answer) => {
  expect(() => checkPage(answer)).toThrow();
});

test('a bad parameter must be refused', () => {
  expect(() => checkRefusal(payload(400, {}))).not.toThrow();
  expect(() => checkRefusal(payload(200, associationsPage))).toThrow('instead of 400');
});
