import { associationSchema } from '../../contract/association.ts';
import type { DataIntegrationAssociation } from '../../contract/association.ts';
import { UPSTREAM_TOKEN_MAX_CHARACTERS } from '../../contract/limits.ts';
import { documentedError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { isObject } from '../aws/read-json.ts';
import { hasAtMostCharacters } from '../characters.ts';

/** One page as AppIntegrations has it, reduced to the documented members. */
export interface UpstreamPage {
  associations: DataIntegrationAssociation[];
  /** AppIntegrations' own NextToken; absent on the last page. */
  token?: string;
}

/**
 * Takes the documented members of the documented types out of an answer. Nothing is taken for granted: what else is
 * in it is left out, but an answer that has no list of objects, or no token to go on with, is no page.
 *
 * @throws ApiError ServiceUnavailable if the answer is not a page at all.
 */
export function readUpstreamPage(answer: Record<string, unknown>): UpstreamPage {
  const list = answer['DataIntegrationAssociations'] ?? [];
  if (!Array.isArray(list)) throw malformed('DataIntegrationAssociations is no list.');
  const associations = list
    .filter((entry) => entry !== null)
    .map((entry: unknown) => {
      if (!isObject(entry)) throw malformed('An association is no object.');
      return pick(entry, associationMembers);
    });

  // An empty token would send callers round in circles: it means the same as none.
  const token = answer['NextToken'] ?? '';
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

/** The members listed: objects where the schema says object, texts where it says string. */
function pick(source: Record<string, unknown>, members: readonly Member[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, nested] of members) {
    const value = source[name];
    if (nested === undefined) {
      // Half of a surrogate pair is no Unicode: not every reader of JSON would take the page.
      if (typeof value === 'string') picked[name] = value.toWellFormed();
    } else if (isObject(value)) {
      picked[name] = pick(value, nested);
    }
  }
  return picked;
}
