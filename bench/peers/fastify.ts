import awsLambdaFastify from '@fastify/aws-lambda';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import fastify from 'fastify';

import { checkParameters } from './check-parameters.ts';
import { listPage } from './list-page.ts';

interface Route {
  Params: { Identifier: string };
  Querystring: { maxResults?: string; nextToken?: string };
}

const app = fastify({ routerOptions: { maxParamLength: 2000 } });

app.get<Route>('/dataIntegrations/:Identifier/associations', async ({ params, query }, reply) => {
  const checked = checkParameters(params.Identifier, query.maxResults, query.nextToken);
  return 'problems' in checked ? reply.code(400).send(checked) : listPage(checked.input);
});

const serve = awsLambdaFastify<APIGatewayProxyEvent>(app);

export const handler = (event: APIGatewayProxyEvent, context: Context) => serve(event, context);
