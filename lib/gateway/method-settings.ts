import { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import type { MethodDeploymentOptions } from 'aws-cdk-lib/aws-apigateway';

import { METHOD } from '../../contract/list-operation.ts';
import type { ListOperation } from '../../contract/list-operation.ts';

/** Requests a second, and at once. */
export interface Throttle {
  readonly throttlingRateLimit: number;
  readonly throttlingBurstLimit: number;
}

/**
 * For each path of the page. A browser loads some seven files once, and keeps most of them: this is a dozen people in the same moment, and
 * little enough that nobody who asks on and on runs up a bill or uses up the account's functions.
 */
const PAGE_THROTTLE: Throttle = { throttlingRateLimit: 20, throttlingBurstLimit: 60 };

/** How a method is run. A method with settings of its own has none of the stage's, so each is told all of them. */
export function methodSettings(throttle: Throttle) {
  return {
    ...throttle,
    loggingLevel: MethodLoggingLevel.ERROR,
    dataTraceEnabled: false,
    // Said outright: CloudFormation leaves a cache on when the property that turned it on goes away (docs/decisions/0021-no-stage-cache.md).
    cachingEnabled: false,
  } satisfies MethodDeploymentOptions;
}

/**
 * Where the page is served as well, its paths have a throttle of their own, and the routes have metrics of their own: those of the whole API
 * count the page's files, too.
 */
export function settingsBesidePage(
  operations: readonly ListOperation[],
  pagePaths: readonly string[],
  throttle: Throttle,
): Record<string, MethodDeploymentOptions> {
  const routes = operations.map(({ method, path }) => [
    `${path}/${method}`,
    { ...methodSettings(throttle), metricsEnabled: true },
  ]);
  const page = pagePaths.map((path) => [`${path}/${METHOD}`, methodSettings(PAGE_THROTTLE)]);
  return Object.fromEntries([...routes, ...page]);
}
