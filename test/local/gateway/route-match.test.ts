import { expect, test } from '@jest/globals';

import { matchConsole, matchRoute } from '../../../local/gateway/route-match.ts';

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

test.each([
  ['/', '/', null],
  ['/config.json', '/config.json', null],
  ['/config.json/', '/config.json', null],
  ['/favicon.svg', '/favicon.svg', null],
  ['/assets/index-CbXzZy1a.js', '/assets/{file}', { file: 'index-CbXzZy1a.js' }],
  ['/assets/..%2Findex.html', '/assets/{file}', { file: '..%2Findex.html' }],
])('%s is the console’s', (path, resource, parameters) => {
  expect(matchConsole(path)).toEqual({ resource, parameters });
  expect(matchRoute(path)).toBeUndefined();
});

test.each([
  '//',
  '*',
  '/index.html',
  '/assets',
  '/assets/',
  '/assets//',
  '/assets/a/b.js',
  '/assets/../index.html',
  '/Config.json',
  '/openapi.json',
  '/dataIntegrations',
])('%p is not', (path) => {
  expect(matchConsole(path)).toBeUndefined();
});
