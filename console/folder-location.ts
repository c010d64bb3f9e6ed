import type { APIGatewayProxyEvent } from 'aws-lambda';

type Event = Partial<APIGatewayProxyEvent>;

/** What stages and base paths are named with, and nothing that leads elsewhere. Source: API Gateway quotas and naming rules. */
const SEGMENT = /^(?!\.+$)[\w$.+!*'()-]+$/;

/** Whether the page was asked for without the slash at its end, as `…/prod`: the browser would look for its files one folder up. */
export function lacksSlash({ requestContext }: Event): boolean {
  const path: unknown = requestContext?.path;
  return typeof path === 'string' && path !== '' && !path.endsWith('/');
}

/**
 * The same address with the slash. It is relative, for only the browser knows how it got there, and begins with `./`, so
 * that it is on the same host whatever follows.
 *
 * @returns nothing where the path is none of API Gateway's.
 */
export function folderLocation(event: Event): string | undefined {
  const segment = event.requestContext?.path.split('/').at(-1) ?? '';
  return SEGMENT.test(segment) ? `./${segment}/${queryOf(event)}` : undefined;
}

/** As it was asked with, repeated parameters included. */
function queryOf({ multiValueQueryStringParameters: all, queryStringParameters: last }: Event): string {
  const pairs = Object.entries<unknown>(all ?? last ?? {}).flatMap(([name, given]) =>
    (Array.isArray(given) ? given : [given])
      .filter((value) => typeof value === 'string')
      .map((value): [string, string] => [name, value]),
  );
  const query = new URLSearchParams(pairs).toString();
  return query && `?${query}`;
}
