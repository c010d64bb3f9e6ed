import { createHash } from 'node:crypto';

import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

import type { ErrorBody } from '../contract/error-body.ts';
import { matchesTag } from '../contract/match-tag.ts';
import { ASSETS, ICON, PAGE } from './console-files.ts';
import type { ConsoleFile, ConsoleFiles } from './console-files.ts';
import { folderLocation, lacksSlash } from './folder-location.ts';
import type { ConsoleVariables } from './read-variables.ts';
import { webPolicy } from './web-policy.ts';

export interface ConsoleOptions extends ConsoleVariables {
  files: ConsoleFiles;
}

/** Answers any event, however odd, and never rejects. */
export type ConsoleHandler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

type Event = Partial<APIGatewayProxyEvent>;
type Answer = (event: Event) => APIGatewayProxyResult;

const NOT_FOUND =
  'The console has no such file. If a page led here, load it again: the console may have been deployed anew since.';

/**
 * Makes the function that answers with the built console: contract/console.ts has its paths.
 *
 * @throws Error when there is no page among the files.
 */
export function createConsoleHandler({ files, config, connectTo }: ConsoleOptions): ConsoleHandler {
  const page = files.get(PAGE);
  if (page === undefined) throw new Error(`There is no built console: ${PAGE} is missing.`);
  const security = securityHeaders(connectTo);
  const assets = new Map(
    [...files]
      .filter(([name]) => name.startsWith(ASSETS))
      .map(([name, file]) => [name.slice(ASSETS.length), asset(file)]),
  );
  const icon = files.get(ICON);
  const resources = new Map<unknown, Answer>([
    ['/', inFolder(revalidated(page))],
    ['/config.json', revalidated({ type: 'application/json', text: config })],
    ['/favicon.svg', icon ? revalidated(icon) : notFound],
    ['/assets/{file}', (event) => (assets.get(fileName(event)) ?? notFound)(event)],
  ]);
  return async (event) => {
    const answer = resources.get((event as Event | null)?.resource) ?? notFound;
    const { headers, ...rest } = answer(event);
    return { ...rest, headers: { ...headers, ...security } };
  };
}

/** On every answer: a browser may be led to show any of them. */
function securityHeaders(connectTo: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': `${webPolicy(connectTo)}; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Its name has a hash of what is in it. */
function asset({ type, text }: ConsoleFile): Answer {
  const headers = { 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Type': type };
  return () => ({ statusCode: 200, headers, body: text });
}

/** What may have changed since, under the same name. */
function revalidated({ type, text }: ConsoleFile): Answer {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  // The type on 304 as well: API Gateway would call it JSON, and a cache on the way may go by that.
  const headers = { 'Cache-Control': 'no-cache', 'Content-Type': type, ETag: tag };
  return (event) => {
    const known = headerOf(event, 'if-none-match');
    if (known !== undefined && matchesTag(known, tag)) return { statusCode: 304, headers, body: '' };
    return { statusCode: 200, headers, body: text };
  };
}

/** The page finds its files beside itself: its address has to end with a slash. */
function inFolder(answer: Answer): Answer {
  return (event) => {
    if (!lacksSlash(event)) return answer(event);
    const location = folderLocation(event);
    if (location === undefined) return notFound(event);
    return { statusCode: 302, headers: { 'Cache-Control': 'no-store', Location: location }, body: '' };
  };
}

function notFound(event: Event | null): APIGatewayProxyResult {
  const code = 'ResourceNotFoundException';
  const requestId: unknown = event?.requestContext?.requestId;
  const body: ErrorBody = {
    message: NOT_FOUND,
    code,
    requestId: typeof requestId === 'string' ? requestId : '',
  };
  return {
    statusCode: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json', 'x-amzn-ErrorType': code },
    body: JSON.stringify(body),
  };
}

/** Still percent-encoded, as no name of a file is. */
function fileName({ pathParameters }: Event): string {
  const name: unknown = pathParameters?.['file'];
  return typeof name === 'string' ? name : '';
}

function headerOf({ headers }: Event, name: string): string | undefined {
  const [, value] = Object.entries<unknown>(headers ?? {}).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : undefined;
}
