import type { ErrorCode } from './errors.ts';
import type { MaxResults, NextToken, PathIdentifier } from './parameters.ts';

/** A text. AWS's answers are texts in objects, and nothing else. */
interface TextSchema {
  readonly type: 'string';
}

/** Texts by names that are not AWS's, such as tags. */
interface TextsSchema {
  readonly type: 'object';
  readonly additionalProperties: TextSchema;
}

/** The members of an object, as JSON Schema 2020-12. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, MemberSchema>>;
}

export type MemberSchema = TextSchema | TextsSchema | ObjectSchema;

/** JSON Schema of the members of an interface: the compiler refuses one too few or one too many. */
export interface SchemaOf<T> {
  readonly type: 'object';
  readonly properties: {
    readonly [Member in keyof T]-?: NonNullable<T[Member]> extends string
      ? TextSchema
      : string extends keyof NonNullable<T[Member]>
        ? TextsSchema
        : SchemaOf<NonNullable<T[Member]>>;
  };
}

/** Every route only reads. */
export const METHOD = 'GET';

/** Today's values, and whatever AWS adds tomorrow. */
export type OpenEnum<Known extends string> = Known | (string & {});

/**
 * An operation of AppIntegrations that lists something page by page, and with it the route of the same path. Whatever knows an
 * operation reads it from here: function, role, API Gateway, local gateway, openapi.json, smoke test.
 */
export interface ListOperation {
  /** AWS's name. Cursors are bound to it: a change makes every cursor of before unreadable. */
  readonly operation: string;
  readonly method: typeof METHOD;
  /** AWS's own, so that AWS's SDKs and CLI can call it; the parameter in braces is one path segment. */
  readonly path: string;
  /** What the route accepts, by AWS's names in path and query. */
  readonly parameters: {
    readonly maxResults: MaxResults;
    readonly nextToken: NextToken;
    readonly [inPath: string]: MaxResults | NextToken | PathIdentifier;
  };
  /** The member of the answer that holds the entries. */
  readonly list: string;
  /** The documented members of an entry. The function picks these and no others. */
  readonly entry: ObjectSchema;
  /** What an allow-list of data integrations (ALLOWED_DATA_INTEGRATIONS) means for it. */
  readonly allowList: AllowList;
  /** The documented errors that an answer can be, besides those of API Gateway. */
  readonly errors: readonly ErrorCode[];
  /**
   * Prop of the construct and setting of the stack that add the route to a deployment; absent: every deployment has it. A route
   * that is not always there widens the role only where it is asked for.
   */
  readonly optIn?: string;
}

/**
 * The allow-list decides on what the path names, or on each entry by the texts that people call it by: the members named here, and
 * the id at the end of an ARN; or the operation has nothing to do with data integrations.
 */
export type AllowList =
  | { readonly decidesOn: 'path' }
  | { readonly decidesOn: 'entries'; readonly by: readonly string[] }
  | { readonly decidesOn: 'nothing' };

/** What openapi.json says of an operation, beyond what the operation itself says. */
export interface Documentation<Entry> {
  readonly summary: string;
  /** What the entries are, in the plural, such as `associations`. */
  readonly listed: string;
  /** What openapi.json calls an entry and a page of them. */
  readonly entryName: string;
  readonly pageName: string;
  /** By name: no name means two things in one operation. */
  readonly members: Readonly<Record<string, { description: string; examples?: readonly string[] }>>;
  /** The entries of a page that has a next one, and of a last page. */
  readonly examples: { readonly more: readonly Entry[]; readonly last: readonly Entry[] };
}

/** The one parameter in an operation's path, if it has one, with its name. */
export function pathParameter({
  parameters,
}: ListOperation): readonly [name: string, PathIdentifier] | undefined {
  const found = Object.entries(parameters).find(([, { in: place }]) => place === 'path');
  return found as [string, PathIdentifier] | undefined;
}

/** The path of a request: what `segment` gives for the parameter, percent-encoded already, stands in its place. */
export function requestPath(path: string, segment: (parameter: string) => string): string {
  return path.replace(/\{(\w+)\}/, (_braces, parameter: string) => segment(parameter));
}
