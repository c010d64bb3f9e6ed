import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

import { checkParameters } from './check-parameters.ts';
import type { PageRequest } from './check-parameters.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Page } from './list-page.ts';

/** A plain async function over some way of asking AppIntegrations for a page. */
export function createPlainHandler(list: (input: PageRequest) => Promise<Page>) {
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const checked = checkParameters(
      decodeURIComponent(event.pathParameters?.['Identifier'] ?? ''),
      event.queryStringParameters?.['maxResults'],
      event.queryStringParameters?.['nextToken'],
    );
    return 'problems' in checked ? jsonAnswer(400, checked) : jsonAnswer(200, await list(checked.input));
  };
}
