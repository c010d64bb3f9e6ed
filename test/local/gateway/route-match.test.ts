import { expect, test } from '@jest/globals';

import { matchRoute } from '../../../local/gateway/route-match.ts';

test.each([
  ['/dataIntegrations/crm/associations', 'crm'],
  ['/dataIntegrations/crm/associations/', 'crm'],
  ['/dataIntegrations/a%2Fb%2fc/associations', 'a%2Fb%2fc'],
  ['/dataIntegrations/%/associations', '%'],
  ['/dataIntegrations/%20/associations', '%20'],
  ['/dataIntegrations/../associations', '..'],
  ['/dataIntegrations/arn:aws:app-integrations/associations', 'arn:aws:app-integrations'],
])('%s is the route of associations', (path, Identifier) => {
  expect(matchRoute(path)).toEqual({
    resource: '/dataIntegrations/{Identifier}/associations',
    parameters: { Identifier },
  });
});

test.each(['/dataIntegrations', '/dataIntegrations/'])('%s is the route without parameters', (path) => {
  expect(matchRoute(path)).toEqual({ resource: '/dataIntegrations', parameters: null });
});

test.each([
  '',
  '/',
  '*',
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
])('%p is none', (path) => {
  expect(matchRoute(path)).toBeUndefined();
});
