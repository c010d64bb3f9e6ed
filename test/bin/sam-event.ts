/** SAM's own, if it is not told another. */
export const REQUEST_ID = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef';

/**
 * What SAM makes of a request: it decodes the whole path and only then looks for the route, so that a parameter never
 * holds a slash and arrives decoded.
 *
 * Source: aws-sam-cli, event_constructor.py, path_converter.py, api_event.py.
 *
 * @param template of the route, such as `/a/{b}`
 * @returns nothing where no route fits: SAM answers 403 then
 */
export function samEvent(template: string, { pathname, searchParams }: URL) {
  const path = decodeURIComponent(pathname);
  const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}$`, 's').exec(path);
  if (found === null) return undefined;
  const names = [...new Set(searchParams.keys())];
  return {
    httpMethod: 'GET',
    body: null,
    resource: template,
    path,
    pathParameters: { ...found.groups },
    queryStringParameters: orNull(names, (name) => searchParams.getAll(name).at(-1)),
    multiValueQueryStringParameters: orNull(names, (name) => searchParams.getAll(name)),
    headers: { Host: '127.0.0.1:3000', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '3000' },
    multiValueHeaders: {
      Host: ['127.0.0.1:3000'],
      'X-Forwarded-Proto': ['http'],
      'X-Forwarded-Port': ['3000'],
    },
    requestContext: {
      resourcePath: template,
      path: template,
      httpMethod: 'GET',
      stage: 'sam',
      requestId: REQUEST_ID,
      extendedRequestId: null,
      identity: { sourceIp: '127.0.0.1', userArn: null },
    },
    stageVariables: null,
    isBase64Encoded: false,
  };
}

function orNull<T>(names: string[], valueOf: (name: string) => T): Record<string, T> | null {
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, valueOf(name)]));
}
