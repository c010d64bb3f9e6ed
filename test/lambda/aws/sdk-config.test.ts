import { expect, test } from '@jest/globals';

import { regionalEndpoint } from '../../../lambda/aws/sdk-config.ts';

test.each([
  ['app-integrations', 'eu-west-2', 'https://app-integrations.eu-west-2.amazonaws.com/'],
  ['kms', 'us-gov-west-1', 'https://kms.us-gov-west-1.amazonaws.com/'],
  ['dynamodb', 'cn-north-1', 'https://dynamodb.cn-north-1.amazonaws.com.cn/'],
  // Only Regions of China begin so.
  ['dynamodb', 'ap-cn-1', 'https://dynamodb.ap-cn-1.amazonaws.com/'],
] as const)('the endpoint of %s in %s is %s', (service, region, url) => {
  expect(regionalEndpoint(service, region).href).toBe(url);
});
