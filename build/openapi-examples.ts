import type { ErrorBody } from '../contract/error-body.ts';
import type { ListOperation } from '../contract/list-operation.ts';
import { documentation } from '../contract/operations.ts';
import type { OperationName, ParameterName } from '../contract/operations.ts';

const REQUEST_ID = '7a1c6d0e-3f5b-4c8a-9e2d-1b0f4a6c8e21';

/** A cursor as callers see one. It opens nothing. */
export const exampleCursor = 'AgAABHZzE2x0bm90LWEtcmVhbC1jdXJzb3ItanVzdC1hbi1leGFtcGxlLW9mLW9uZQ';

/** Identifiers as callers spell them, before percent-encoding. */
export const exampleIdentifiers = {
  name: 'claims',
  arn: 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/0f2f1c2e-6a4b-4b53-9d2b-8f7a3f6f1a11',
};

/** Pages of the three kinds: one of many, the last one, and none. */
export function examplePages({ operation, list }: ListOperation) {
  const { examples } = documentation[operation as OperationName];
  return {
    more: { [list]: examples.more, NextToken: exampleCursor },
    last: { [list]: examples.last },
    none: { [list]: [] },
  };
}

/** An error as its caller reads it. */
export function exampleError(code: string, message: string): ErrorBody {
  return { message, code, requestId: REQUEST_ID };
}

/** The error of a request whose parameters broke all their rules. */
export function exampleParameterError(
  { parameters }: ListOperation,
  code: string,
  message: string,
): ErrorBody {
  const issues = Object.entries(parameters).map(([parameter, { rule }]) => ({
    parameter: parameter as ParameterName,
    message: rule,
  }));
  return { ...exampleError(code, message), issues };
}
