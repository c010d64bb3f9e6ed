import { configure } from '@codegenie/serverless-express';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import express from 'express';

import { checkParameters } from './check-parameters.ts';
import { listPage } from './list-page.ts';

const app = express();

app.get('/dataIntegrations/:Identifier/associations', (request, response, next) => {
  const { maxResults, nextToken } = request.query as Record<string, string | undefined>;
  const checked = checkParameters(request.params.Identifier, maxResults, nextToken);
  if ('problems' in checked) {
    response.status(400).json(checked);
  } else {
    void listPage(checked.input).then((page) => response.json(page), next);
  }
});

const serve = configure<APIGatewayProxyEvent>({ app });

export const handler = (event: APIGatewayProxyEvent, context: Context) => serve(event, context, () => {});
