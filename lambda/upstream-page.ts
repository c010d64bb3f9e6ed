import type { ListDataIntegrationAssociationsCommandOutput } from '@aws-sdk/client-appintegrations';

import { associationSchema } from '../contract/association.ts';
import type { DataIntegrationAssociation } from '../contract/association.ts';
import { UPSTREAM_TOKEN_MAX_CHARACTERS } from '../contract/limits.ts';
import { documentedError } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import { hasAtMostCharacters } from './characters.ts';

/** One page as AppIntegrations has it, reduced to the documented members. */
export interface UpstreamPage {
  associations: DataIntegrationAssociation[];
  /** AppIntegrations' own NextToken; absent on the last page. */
  token?: string;
}

/**
 * Takes the documented members out of an answer, values untouched. The SDK's types are older than the API, so
 * nothing is taken for granted.
 *
 * @throws ApiError ServiceUnavailable if the answer is not a page at all.
 */
export function readUpstreamPage(
  output: Partial<ListDataIntegrationAssociationsCommandOutput>,
): UpstreamPage {
  const list: unknown = output.DataIntegrationAssociations ?? [];
  if (!Array.isArray(list)) throw malformed('DataIntegrationAssociations is no list.');
  const associations = list.map((entry: unknown) => {
    if (!isObject(entry)) throw malformed('An association is no object.');
    return pick(entry, associationMembers);
  });

  // An empty token would send callers round in circles: it means the same as none.
  const token: unknown = output.NextToken ?? '';
  if (token === '') return { associations };
  if (!isUpstreamToken(token)) throw malformed('NextToken breaks its documented limits.');
  return { associations, token };
}

function malformed(detail: string): ApiError {
  return documentedError('ServiceUnavailable', 'upstream-malformed', { detail });
}

function isUpstreamToken(token: unknown): token is string {
  return (
    typeof token === 'string' &&
    token.isWellFormed() &&
    hasAtMostCharacters(token, UPSTREAM_TOKEN_MAX_CHARACTERS)
  );
}

interface Schema {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** A member to take, and the members of it where it is an object. */
type Member = readonly [name: string, members: readonly Member[] | undefined];

/** Listed once, not for each association. */
const associationMembers = membersOf(associationSchema.properties);

function membersOf(properties: NonNullable<Schema['properties']>): Member[] {
  return Object.entries(properties).map(([name, schema]) => [
    name,
    schema.properties && membersOf(schema.properties),
  ]);
}

/** The members listed: objects where the schema says object, plain values where it says string. */
function pick(source: Record<string, unknown>, members: readonly Member[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, nested] of members) {
    const value = source[name];
    if (value === undefined) continue;
    if (nested === undefined) {
      if (typeof value !== 'object' && typeof value !== 'function') picked[name] = value;
    } else if (isObject(value)) {
      picked[name] = pick(value, nested);
    }
  }
  return picked;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
