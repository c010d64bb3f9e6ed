import { pathParameter } from '../contract/list-operation.ts';
import type { Operation } from '../contract/operations.ts';
import type { Check } from './check.ts';
import { errorDifferences } from './error-shape.ts';
import { MISSING_IDENTIFIER } from './parameter-checks.ts';

export function errorChecks(operation: Operation): Check[] {
  return pathParameter(operation) ? [missing, unknownCaller] : [unknownCaller];
}

const missing: Check = {
  name: '404 for a data integration that does not exist',
  run: async (ask) =>
    errorDifferences(await ask({ identifier: MISSING_IDENTIFIER }), 404, 'ResourceNotFoundException'),
};

const unknownCaller: Check = {
  name: '401 or 403 for a caller nobody knows',
  needs: 'credentials',
  async run(ask, { auth }) {
    const reply = await ask({ identifier: MISSING_IDENTIFIER, authorized: false });
    return auth.by === 'iam'
      ? errorDifferences(reply, 403, 'MissingAuthenticationTokenException')
      : errorDifferences(reply, 401, 'UnauthorizedException');
  },
};

/** What API Gateway answers without any route. */
export const noRouteCheck: Check = {
  name: '403 for what is no route',
  run: async (ask) =>
    errorDifferences(
      await ask({ path: '/no-such-route', authorized: false }),
      403,
      'MissingAuthenticationTokenException',
    ),
};
