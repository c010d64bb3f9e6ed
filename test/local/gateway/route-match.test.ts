import { expect, test } from '@jest/globals';

import { matchRoutePath } from '../../../local/gateway/route-match.ts';

test.each([
  ['/dataIntegrations/crm/associations', 'crm'],
  ['/dataIntegrations/crm/associations/', 'crm'],
  ['/dataIntegrations/a%2Fb%2fc/associations', 'a%2Fb%2fc'],
  ['/dataIntegrations/%/associations', '%'],
  ['/dataIntegrations/%20/associations', '%20'],
  ['/dataIntegrations/../associations', '..'],
  ['/dataIntegrations/arn:aws:app-integrations/associations', 'arn:aws:app-integrations'],
])('%s is the route', (path, Identifier) => {
  expect(matchRoutePath(path)).toEqual({ Identifier });
});

test.each([
  '',
  '/',
  '*',
  '/dataIntegrations',
  '/dataIntegrations//associations',
  '/dataIntegrations//associations/',
  '/dataIntegrations/crm',
  '/dataIntegrations/crm/',
  '/dataIntegrations/a/b/associations',
  '/dataIntegrations/crm/associations//',
  '/dataIntegrations/crm/associations/more',
  '//dataIntegrations/crm/associations',
  '/DataIntegrations/crm/associations',
  '/local/dataIntegrations/crm/associations',
])('%p is not', (path) => {
  expect(matchRoutePath(path)).toBeUndefined();
});
