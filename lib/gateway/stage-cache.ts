import type { IntegrationOptions, StageOptions } from 'aws-cdk-lib/aws-apigateway';

import type { ListOperation } from '../../contract/list-operation.ts';
import type { RestApiProps } from './rest-api-props.ts';

const USUAL_GB = '0.5';

/** In gigabytes. */
export const STAGE_CACHE_SIZES = [USUAL_GB, '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'];

/** Headers of the request that the function's answer depends on: 304, and the origin that CORS repeats. */
const answeringHeaders = ['If-None-Match', 'Origin'].map((name) => `method.request.header.${name}`);

/**
 * What tells two answers of an operation apart in the cache: its method declares all of these, as API Gateway names them; the value
 * tells whether it is required.
 */
export function cacheKeys({ parameters }: ListOperation): Record<string, boolean> {
  const requestParameters = Object.entries(parameters).map(([name, { in: place, required }]) => [
    place === 'path' ? `method.request.path.${name}` : `method.request.querystring.${name}`,
    required,
  ]);
  return Object.fromEntries([...requestParameters, ...answeringHeaders.map((name) => [name, false])]);
}

/**
 * Off is said outright: CloudFormation leaves a cache on when the property that turned it on goes away
 * (aws-cloudformation/cloudformation-coverage-roadmap#2231).
 */
export function stageCacheOptions({ stageCacheTtl, stageCacheSize }: RestApiProps): StageOptions {
  if (stageCacheTtl === undefined) return { cacheClusterEnabled: false, cachingEnabled: false };
  return {
    cacheClusterEnabled: true,
    cacheClusterSize: stageCacheSize ?? USUAL_GB,
    cachingEnabled: true,
    cacheDataEncrypted: true,
    cacheTtl: stageCacheTtl,
  };
}

/** The keys stay when the cache is turned off, so that no leftover cache ever mixes answers up. */
export function integrationCache(operation: ListOperation): IntegrationOptions {
  return { cacheKeyParameters: Object.keys(cacheKeys(operation)) };
}
