import { isAssociationsError } from '../../client/index.ts';
import type {
  AssociationsClient,
  AssociationsErrorCode,
  AssociationsPage,
  Client,
  ClientOptions,
  DataIntegrationsClient,
  DataIntegrationsPage,
  Freshness,
  ParameterIssue,
} from '../../client/index.ts';

// Checked by the compiler, never run: what must be accepted, and what must be refused.

type ErrorFacts = [AssociationsErrorCode, number | undefined, ParameterIssue | undefined];

export async function listsAPage(
  client: AssociationsClient,
  signal: AbortSignal,
): Promise<string | undefined> {
  const first: AssociationsPage = await client.listAssociations('orders');
  const query = { maxResults: 5, nextToken: first.NextToken, signal };
  const { DataIntegrationAssociations } = await client.listAssociations('orders', query);
  await client.listAssociations('orders', { maxResults: null, nextToken: null, signal: null });
  await client.listAssociations('orders', null);
  const made: AssociationsPage = { DataIntegrationAssociations: [] };
  const { ageSeconds = 0, isStale = false, staleBecause = '' }: Freshness = made;
  if (isStale && (staleBecause === 'not-due' || ageSeconds > 60)) return staleBecause;
  // @ts-expect-error -- the list is spelled as AWS spells it
  if (first.dataIntegrationAssociations) return undefined;
  return DataIntegrationAssociations[0]?.LastExecutionStatus?.ExecutionStatus;
}

export async function walks(client: AssociationsClient): Promise<string | undefined> {
  for await (const { DataIntegrationAssociations } of client.pages('orders', {
    maxPages: 3,
    nextToken: null,
  })) {
    if (DataIntegrationAssociations.length === 0) return undefined;
  }
  for await (const { ClientId } of client.associations('orders', { maxResults: 5 })) return ClientId;
  return undefined;
}

export async function asksForDataIntegrations(client: Client): Promise<string | undefined> {
  const { DataIntegrations, NextToken } = await client.listDataIntegrations({
    maxResults: 5,
    nextToken: null,
  });
  const first: DataIntegrationsPage = await client.listDataIntegrations();
  if (first.isStale) return first.staleBecause;
  await client.listDataIntegrations(null);
  for await (const page of client.dataIntegrationPages({ maxPages: 3, nextToken: NextToken })) {
    if (page.DataIntegrations.length === 0) return undefined;
  }
  for await (const { SourceURI } of client.dataIntegrations()) return SourceURI;
  // @ts-expect-error -- there is nothing to identify
  await client.listDataIntegrations('orders');
  // @ts-expect-error -- only a walk has a length
  await client.listDataIntegrations({ maxPages: 3 });
  return DataIntegrations[0]?.Arn;
}

// Whoever needs only one list may take the whole client for it.
export const oneList = (client: Client): [AssociationsClient, DataIntegrationsClient] => [client, client];

export async function isRefused(client: AssociationsClient): Promise<void> {
  // @ts-expect-error -- the identifier is needed
  await client.listAssociations();
  // @ts-expect-error -- a number, not a text
  await client.listAssociations('orders', { maxResults: '5' });
  // @ts-expect-error -- only a walk has a length
  await client.listAssociations('orders', { maxPages: 3 });
}

export function readsAnError(error: unknown): ErrorFacts | undefined {
  // @ts-expect-error -- unchecked, a failure says nothing
  if (error.code === 'NetworkError') return undefined;
  if (!isAssociationsError(error)) return undefined;
  // @ts-expect-error -- an error is read-only
  error.status = 200;
  return [error.code, error.retryAfter, error.issues?.[0]];
}

export const options = {
  least: { baseUrl: 'https://api.example.com' },
  undefinedIsAbsent: { baseUrl: 'https://api.example.com', timeoutMs: undefined, headers: undefined },
  // @ts-expect-error -- baseUrl is needed
  none: {},
  // @ts-expect-error -- there is no such option
  misspelt: { baseUrl: 'https://api.example.com', retry: 3 },
} satisfies Record<string, ClientOptions>;

export const authorizers = {
  changes: (request) => request.headers.set('Authorization', 'Bearer test-token'),
  changesLater: async (request) => {
    await Promise.resolve();
    request.headers.set('Authorization', 'Bearer test-token');
  },
  replaces: (request) => new Request(request),
  replacesLater: (request) => Promise.resolve(new Request(request)),
  isOff: undefined,
  // @ts-expect-error -- headers are set, not returned
  returnsHeaders: () => ({ Authorization: 'Bearer test-token' }),
} satisfies Record<string, ClientOptions['authorize']>;
