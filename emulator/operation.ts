import type { PageTokens } from './state/page-tokens.ts';
import type { Store } from './state/store.ts';

/** What an operation may use besides its input. */
export interface OperationContext {
  store: Store;
  tokens: PageTokens;
  rules: Rules;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** A new UUID. */
  newId: () => string;
}

/** What an account may do. */
export interface Rules {
  /** Data integrations per Region. */
  maxDataIntegrations: number;
  /** Associations per data integration. */
  maxAssociations: number;
  /** Whether a data integration that has been associated may be associated again; AWS says no. */
  allowReassociation: boolean;
}

/** The operations the emulator knows. Any other is refused with `UnknownOperationException`. */
export const operationNames = [
  'CreateDataIntegration',
  'CreateDataIntegrationAssociation',
  'DeleteDataIntegration',
  'GetDataIntegration',
  'ListDataIntegrationAssociations',
  'ListDataIntegrations',
  'ListTagsForResource',
  'TagResource',
  'UntagResource',
  'UpdateDataIntegration',
  'UpdateDataIntegrationAssociation',
] as const;

/** One operation of AppIntegrations. Method and path are those of AWS's service model. */
export interface Operation {
  operation: string;
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  /** Labels in braces stand for one path segment each. */
  path: string;
  /**
   * @returns The members of a 200's body.
   * @throws ServiceError whatever AppIntegrations documents.
   */
  handle(call: Call, context: OperationContext): object;
}

/** A request for an operation: what is in the path and the query, decoded, and the body as sent. */
export interface Call {
  operation: Operation;
  labels: Readonly<Record<string, string>>;
  query: ReadonlyMap<string, readonly string[]>;
  body: string;
}
