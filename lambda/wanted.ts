import type { ParameterIssue } from '../contract/error-body.ts';
import type { ListOperation } from '../contract/list-operation.ts';
import { brokenRule, parameterError } from './api-error.ts';
import type { Position } from './cursors/cursor.ts';
import type { Cursors } from './cursors/cursors.ts';
import type { RequestRecord } from './request-record.ts';

/** A request's parameters as far as they are good; `issues` names those that are not. */
export interface RequestParameters {
  /** What the path names, as the caller meant it, percent-decoded once; `''` where the path of the operation names nothing. */
  identifier?: string;
  maxResults?: number;
  /** A cursor by its looks; whether it opens is not known yet. */
  cursor?: string;
  issues: ParameterIssue[];
}

/** What a request asks for: so many entries at most of a list, from a position on. */
export interface Wanted {
  identifier: string;
  from: Position;
  maxResults: number | undefined;
}

const BEGINNING: Position = { token: '', offset: 0 };

/** What a cursor is good for: an operation, and what its path names. */
export function boundTo({ operation }: ListOperation, identifier: string): string {
  return `${operation}\n${identifier}`;
}

/**
 * Makes what opens the cursor of a request. Every parameter that is no good is reported together.
 *
 * @returns what rejects with an ApiError
 */
export function createReadWanted(operation: ListOperation, cursors: Cursors) {
  return async (
    { identifier, maxResults, cursor, issues }: RequestParameters,
    deadline: number,
    record: RequestRecord,
  ): Promise<Wanted> => {
    if (identifier === undefined) {
      // A cursor opens for one identifier only, so without a good one this cursor is no good either.
      throw parameterError(cursor === undefined ? issues : [...issues, brokenRule(operation, 'nextToken')]);
    }
    if (cursor === undefined) {
      if (issues.length > 0) throw parameterError(issues);
      return { identifier, maxResults, from: BEGINNING };
    }
    const opened = await cursors.open(cursor, boundTo(operation, identifier), deadline);
    if ('refused' in opened) {
      record.cursor = 'refused';
      throw parameterError([...issues, brokenRule(operation, 'nextToken')], opened.refused);
    }
    record.cursor = 'opened';
    if (issues.length > 0) throw parameterError(issues);
    return { identifier, maxResults, from: opened };
  };
}
