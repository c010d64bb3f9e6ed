import { MAX_RESULTS_MAX } from '../contract/limits.ts';
import type { ObjectSchema } from '../contract/list-operation.ts';
import { operations } from '../contract/operations.ts';
import type { Ask, Reply } from './ask.ts';
import { type Check, difference } from './check.ts';

/** A route that never ends is a difference, too. */
const MOST_PAGES = 40;

/** More pages than one from AppIntegrations' usual 10 associations. */
const PAGE_SIZE = 7;

const [{ list, entry }] = operations;

export const pageChecks: Check[] = [
  {
    name: 'a page has the documented members, and no others',
    needs: 'identifier',
    run: async (ask, { identifier }) => pageDifferences(await ask({ identifier })),
  },
  {
    name: 'pages of seven end, and hold every association once',
    needs: 'identifier',
    run: async (ask, { identifier }) => {
      const { arns, differences } = await walk(ask, identifier);
      const twice = arns.filter((arn, at) => arns.indexOf(arn) !== at);
      return [...differences, ...difference('associations that come twice', twice, [])];
    },
  },
  {
    name: 'a last page has an ETag, and 304 answers it',
    needs: 'identifier',
    async run(ask, { identifier }) {
      const { last, query } = await walk(ask, identifier);
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

/** Follows NextToken from the first page to the last. */
async function walk(ask: Ask, identifier: string) {
  const arns: string[] = [];
  const differences: string[] = [];
  let query = `maxResults=${PAGE_SIZE}`;
  for (let page = 1; ; page += 1) {
    const last = await ask({ identifier, query });
    differences.push(...pageDifferences(last, PAGE_SIZE));
    const { [list]: entries = [], NextToken } = Object(last.body);
    arns.push(...entries.map(({ DataIntegrationAssociationArn: arn = '' }) => arn));
    if (NextToken === undefined) return { arns, differences, last, query };
    if (page === MOST_PAGES)
      return { arns, differences: [`there are more than ${MOST_PAGES} pages`], last, query };
    query = `maxResults=${PAGE_SIZE}&nextToken=${NextToken}`;
  }
}

function pageDifferences({ status, headers, body }: Reply, most: number = MAX_RESULTS_MAX): string[] {
  const { [list]: entries, NextToken, ...others } = Object(body);
  if (status !== 200 || !Array.isArray(entries)) return [`status is ${status}, with no list of associations`];
  return [
    ...difference('Content-Type', headers.get('content-type')?.split(';')[0], 'application/json'),
    ...difference('members of no meaning', Object.keys(others), []),
    ...(entries.length <= most ? [] : [`a page has ${entries.length} associations, not ${most} at the most`]),
    ...(NextToken === undefined || /^[\w-]+$/.test(NextToken) ? [] : ['NextToken is no cursor']),
    ...(/^private, (max-age=\d+|no-cache)$/.test(headers.get('cache-control') ?? '')
      ? []
      : [`Cache-Control is ${headers.get('cache-control')}`]),
    ...entries.flatMap((association) => memberDifferences(association, entry)),
  ];
}

function memberDifferences(
  value: unknown,
  schema: ObjectSchema | { type: 'string' },
  path = 'association',
): string[] {
  if (schema.type === 'string') return typeof value === 'string' ? [] : [`${path} is no text`];
  const { properties } = schema;
  return Object.entries(Object(value)).flatMap(([name, member]) => {
    const known = properties[name];
    return known === undefined
      ? [`${path}.${name} is not documented`]
      : memberDifferences(member, known, `${path}.${name}`);
  });
}
