import { MAX_RESULTS_MAX } from '../contract/limits.ts';
import type { MemberSchema } from '../contract/list-operation.ts';
import { documentation } from '../contract/operations.ts';
import type { Operation } from '../contract/operations.ts';
import type { Ask, Reply } from './ask.ts';
import { difference, entryNeeds } from './check.ts';
import type { Check } from './check.ts';

/** A route that never ends is a difference, too. */
const MOST_PAGES = 40;

/** More pages than one from AppIntegrations' usual 10 associations or 20 data integrations; a long list costs few requests. */
const SMALL_PAGES = 5;
const SMALL_PAGE_SIZE = 7;

export function pageChecks(operation: Operation): Check[] {
  const { listed } = documentation[operation.operation];
  return [
    {
      name: 'a page has the documented members, and no others',
      ...entryNeeds(operation),
      run: async (ask, { identifier }) => pageDifferences(operation, await ask({ identifier })),
    },
    {
      name: `pages end, and hold all ${listed} once`,
      ...entryNeeds(operation),
      async run(ask, { identifier }) {
        const { entries, differences } = await walk(operation, ask, identifier);
        const twice = entries.filter((entry, at) => entries.indexOf(entry) !== at);
        return [...differences, ...difference(`${listed} that come twice`, twice, [])];
      },
    },
    {
      name: 'a last page has an ETag, and 304 answers it',
      ...entryNeeds(operation),
      async run(ask, { identifier }) {
        const { last, query } = await walk(operation, ask, identifier);
        const etag = last.headers.get('etag') ?? '';
        if (!/^"[^"]+"$/.test(etag)) return [`ETag is ${JSON.stringify(etag)}, not a strong one`];
        const again = await ask({ identifier, query, headers: { 'If-None-Match': etag } });
        return [
          ...difference('status', again.status, 304),
          ...difference('ETag', again.headers.get('etag'), etag),
        ];
      },
    },
  ];
}

/** Follows NextToken from the first page to the last. The entries are JSON texts. */
async function walk(operation: Operation, ask: Ask, identifier: string) {
  const entries: string[] = [];
  const differences: string[] = [];
  for (let page = 1, next = ''; ; page += 1) {
    const size = page > SMALL_PAGES ? MAX_RESULTS_MAX : SMALL_PAGE_SIZE;
    const query = `maxResults=${size}${next}`;
    const last = await ask({ identifier, query });
    differences.push(...pageDifferences(operation, last, size));
    const { [operation.list]: found = [], NextToken } = Object(last.body);
    entries.push(...Array.from(found, (entry) => JSON.stringify(entry)));
    if (NextToken === undefined) return { entries, differences, last, query };
    if (page === MOST_PAGES) {
      return { entries, differences: [`there are more than ${MOST_PAGES} pages`], last, query };
    }
    next = `&nextToken=${NextToken}`;
  }
}

/** With an allow-list a page may be short, or empty, and go on: so there is no least number of entries. */
function pageDifferences(
  { operation, list, entry }: Operation,
  { status, headers, body }: Reply,
  most: number = MAX_RESULTS_MAX,
): string[] {
  const { listed, entryName } = documentation[operation];
  const { [list]: entries, NextToken, ...others } = Object(body);
  if (status !== 200 || !Array.isArray(entries)) return [`status is ${status}, with no list of ${listed}`];
  return [
    ...difference('Content-Type', headers.get('content-type')?.split(';')[0], 'application/json'),
    ...difference('members of no meaning', Object.keys(others), []),
    ...(entries.length <= most ? [] : [`a page has ${entries.length} ${listed}, not ${most} at the most`]),
    ...(NextToken === undefined || /^[\w-]+$/.test(NextToken) ? [] : ['NextToken is no cursor']),
    ...(/^private, (max-age=\d+|no-cache)$/.test(headers.get('cache-control') ?? '')
      ? []
      : [`Cache-Control is ${headers.get('cache-control')}`]),
    ...entries.flatMap((each) => memberDifferences(each, entry, entryName)),
  ];
}

function memberDifferences(value: unknown, schema: MemberSchema, path: string): string[] {
  if (schema.type === 'string') return typeof value === 'string' ? [] : [`${path} is no text`];
  return Object.entries(Object(value)).flatMap(([name, member]) => {
    const known = 'properties' in schema ? schema.properties[name] : schema.additionalProperties;
    return known === undefined
      ? [`${path}.${name} is not documented`]
      : memberDifferences(member, known, `${path}.${name}`);
  });
}
