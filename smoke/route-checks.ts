import { METHOD } from '../contract/list-operation.ts';
import { operations } from '../contract/operations.ts';
import type { Operation } from '../contract/operations.ts';
import type { SmokeOptions } from './arguments.ts';
import type { Ask } from './ask.ts';
import type { Check } from './check.ts';
import { corsChecks, noRouteCorsCheck } from './cors-checks.ts';
import { cursorChecks } from './cursor-checks.ts';
import { errorChecks, noRouteCheck } from './error-checks.ts';
import { pageChecks } from './page-checks.ts';
import { parameterChecks } from './parameter-checks.ts';

/** Checks that belong together. */
export interface CheckGroup {
  /** What they are about, such as `GET /dataIntegrations`. */
  about: string;
  /** Whose route they ask, unless they say otherwise. */
  operation: Operation;
  checks: readonly Check[];
  /** Why there is nothing to check, or nothing if there is. */
  absence: (ask: Ask, options: SmokeOptions) => Promise<string | undefined>;
}

const always = async () => undefined;

/** The same for every route, then what the API answers without any. */
export const checkGroups: readonly CheckGroup[] = [
  ...operations.map((operation) => ({
    about: `${METHOD} ${operation.path}`,
    operation,
    checks: [
      ...parameterChecks(operation),
      ...errorChecks(operation),
      ...pageChecks(operation),
      ...cursorChecks(operation),
      ...corsChecks,
    ],
    absence: 'optIn' in operation ? absenceOf(operation.optIn) : always,
  })),
  {
    about: 'What is no route',
    operation: operations[0],
    checks: [noRouteCheck, noRouteCorsCheck],
    absence: always,
  },
];

/**
 * Not every deployment has every route. With IAM, API Gateway answers so to whoever does not sign, whether there is a route or not:
 * so the request is signed. A bearer token stays at home: where there is no route, API Gateway takes it for a broken signature.
 */
function absenceOf(optIn: string): CheckGroup['absence'] {
  return async (ask, { auth }) => {
    const { body } = await ask({ query: 'maxResults=0', authorized: auth.by === 'iam' });
    return Object(body).code === 'MissingAuthenticationTokenException'
      ? `this deployment does not have this route: the setting ${optIn} adds it`
      : undefined;
  };
}
