import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

import { checkParameters } from './check-parameters.ts';
import { listPage } from './list-page.ts';

const app = new Hono();

app.get('/dataIntegrations/:Identifier/associations', async (context) => {
  const { req } = context;
  const checked = checkParameters(req.param('Identifier'), req.query('maxResults'), req.query('nextToken'));
  return 'problems' in checked ? context.json(checked, 400) : context.json(await listPage(checked.input));
});

export const handler = handle(app);
