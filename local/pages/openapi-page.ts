import { readFile } from 'node:fs/promises';

import type { WebPages } from '../gateway/answer-request.ts';

const DOCUMENT = new URL('../../openapi.json', import.meta.url);

/** Answers `/openapi.json` with the route's description, for tools on whatever origin. */
export const openapiPage: WebPages = async ({ method, path }) => {
  if (path !== '/openapi.json' || (method !== 'GET' && method !== 'HEAD')) return undefined;
  return {
    status: 200,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache',
      'Content-Type': 'application/json',
    },
    body: await readFile(DOCUMENT),
  };
};
