import middy from '@middy/core';
import cors from '@middy/http-cors';
import errorHandler from '@middy/http-error-handler';
import eventNormalizer from '@middy/http-event-normalizer';
import securityHeaders from '@middy/http-security-headers';
import pathParser from '@middy/http-urlencode-path-parser';
import validator from '@middy/validator';
import { transpileSchema } from '@middy/validator/transpile';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import { jsonAnswer } from './json-answer.ts';
import { listPage } from './list-page.ts';

const eventSchema = {
  type: 'object',
  required: ['pathParameters', 'queryStringParameters'],
  properties: {
    pathParameters: {
      type: 'object',
      required: ['Identifier'],
      properties: { Identifier: { type: 'string', minLength: 1, maxLength: 255, pattern: '\\S' } },
    },
    queryStringParameters: {
      type: 'object',
      properties: {
        maxResults: { type: 'integer', minimum: 1, maximum: 50 },
        nextToken: { type: 'string', minLength: 1, maxLength: 1000, pattern: '^[\\w+/=-]+$' },
      },
    },
  },
};

/** The query once the validator has turned `maxResults` into a number. */
interface CheckedQuery {
  maxResults?: number;
  nextToken?: string;
}

async function listAssociations(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { maxResults, nextToken } = event.queryStringParameters as CheckedQuery;
  const page = await listPage({
    DataIntegrationIdentifier: event.pathParameters?.['Identifier'] ?? '',
    ...(maxResults !== undefined && { MaxResults: maxResults }),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  });
  return jsonAnswer(200, page);
}

/** Middy's types ask for the event as its normalizer leaves it. */
type NormalizedEvent = Parameters<typeof serve>[0];

const serve = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
  .use(eventNormalizer())
  .use(pathParser())
  .use(cors({ origin: 'https://console.example' }))
  .use(securityHeaders())
  .use(errorHandler({ logger: false }))
  .use(validator({ eventSchema: transpileSchema(eventSchema) }))
  .handler(listAssociations);

export const handler = (event: NormalizedEvent, context: Context) => serve(event, context);
