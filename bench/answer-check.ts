import { deepStrictEqual } from 'node:assert/strict';

import { associationsPage } from './associations-page.ts';

interface Answer {
  statusCode: number;
  body: string;
  isBase64Encoded?: boolean;
}

interface Body {
  DataIntegrationAssociations?: unknown;
  NextToken?: unknown;
}

/**
 * Checks what a subject answered to the request for the page: 200, the upstream's 50 associations with every member,
 * and a token for the next page.
 *
 * @throws Error that says what is wrong.
 */
export function checkPage(payload: string): void {
  const { statusCode, body } = parse(payload);
  if (statusCode !== 200) {
    throw new Error(`answered ${statusCode} instead of 200: ${body.slice(0, 500)}`);
  }
  const page = JSON.parse(body) as Body;
  deepStrictEqual(page.DataIntegrationAssociations, associationsPage.DataIntegrationAssociations);
  if (typeof page.NextToken !== 'string' || page.NextToken === '') {
    throw new Error('answered without NextToken');
  }
}

/**
 * Checks what a subject answered to a request with a bad `maxResults`: 400.
 *
 * @throws Error that says what is wrong.
 */
export function checkRefusal(payload: string): void {
  const { statusCode, body } = parse(payload);
  if (statusCode !== 400) {
    throw new Error(`answered a bad maxResults with ${statusCode} instead of 400: ${body.slice(0, 500)}`);
  }
}

function parse(payload: string): Answer {
  const answer = JSON.parse(payload) as Answer;
  return answer.isBase64Encoded === true
    ? { ...answer, body: Buffer.from(answer.body, 'base64').toString() }
    : answer;
}
