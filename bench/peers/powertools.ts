import { Router } from '@aws-lambda-powertools/event-handler/http';
import type { Context } from 'aws-lambda';

import { checkParameters } from './check-parameters.ts';
import { listPage } from './list-page.ts';

const app = new Router();

app.get('/dataIntegrations/:Identifier/associations', async ({ params, req }) => {
  const query = new URL(req.url).searchParams;
  const checked = checkParameters(
    decodeURIComponent(params['Identifier'] ?? ''),
    query.get('maxResults'),
    query.get('nextToken'),
  );
  return 'problems' in checked ? Response.json(checked, { status: 400 }) : listPage(checked.input);
});

export const handler = (event: unknown, context: Context) => app.resolve(event, context);
