import { UPSTREAM_TOKEN_MAX_CHARACTERS } from '../../contract/limits.ts';
import type { ListOperation, MemberSchema } from '../../contract/list-operation.ts';
import { hasAtMostCharacters } from '../../contract/text-check.ts';
import { documentedError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { isObject } from '../aws/read-json.ts';

/** One page as AppIntegrations has it, reduced to the documented members. */
export interface UpstreamPage {
  entries: Record<string, unknown>[];
  /** AppIntegrations' own NextToken; absent on the last page. */
  token?: string;
}

/**
 * Makes what takes the documented members of the documented types out of an operation's answer. Nothing is taken for
 * granted: what else is in it is left out, but for an answer that has no list of objects, or no token to go on with, it
 * throws ApiError ServiceUnavailable: that is no page at all.
 */
export function createPageReader({
  list,
  entry: schema,
}: ListOperation): (answer: Readonly<Record<string, unknown>>) => UpstreamPage {
  const members = membersOf(schema) ?? [];

  return (answer) => {
    const listed = answer[list] ?? [];
    if (!Array.isArray(listed)) throw malformed(`${list} is no list.`);
    const entries = listed
      .filter((entry) => entry !== null)
      .map((entry: unknown) => {
        if (!isObject(entry)) throw malformed(`An entry of ${list} is no object.`);
        return pick(entry, members);
      });

    // An empty token would send callers round in circles: it means the same as none.
    const token = answer['NextToken'] ?? '';
    if (token === '') return { entries };
    if (!isUpstreamToken(token)) throw malformed('NextToken breaks its documented limits.');
    return { entries, token };
  };
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

/** What to take of a value: of an object these members, or whatever texts it has; or it is a text itself. */
type Members = readonly Member[] | 'texts' | undefined;
type Member = readonly [name: string, members: Members];

/** Listed once, not for each entry. */
function membersOf(schema: MemberSchema): Members {
  if (schema.type === 'string') return undefined;
  if ('additionalProperties' in schema) return 'texts';
  return Object.entries(schema.properties).map(([name, member]) => [name, membersOf(member)]);
}

/** The members listed: objects where the schema says object, texts where it says string. */
function pick(source: Record<string, unknown>, members: NonNullable<Members>): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, nested] of members === 'texts' ? textsOf(source) : members) {
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

function textsOf(source: object): Member[] {
  return Object.keys(source)
    .filter((name) => name.isWellFormed())
    .map((name) => [name, undefined]);
}
