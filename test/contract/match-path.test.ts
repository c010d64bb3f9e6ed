import { expect, test } from '@jest/globals';

import { matchPath } from '../../contract/match-path.ts';

const template = '/dataIntegrations/{Identifier}/associations';

test.each([
  ['/dataIntegrations/orders/associations', 'orders'],
  ['/dataIntegrations/a%2Fb/associations', 'a%2Fb'],
  ['/dataIntegrations//associations', ''],
  ['/dataIntegrations/{Identifier}/associations', '{Identifier}'],
])('%s has an identifier, as it stands there', (path, Identifier) => {
  expect(matchPath(template, path)).toStrictEqual({ Identifier });
});

test.each([
  '/dataIntegrations/orders',
  '/dataIntegrations/orders/associations/',
  '/dataIntegrations/a/b/associations',
  '/dataintegrations/orders/associations',
  '/eventIntegrations/orders/associations',
  'dataIntegrations/orders/associations',
  '',
])('%j is another path', (path) => {
  expect(matchPath(template, path)).toBeUndefined();
});

test('a path without names is itself alone', () => {
  expect(matchPath('/dataIntegrations', '/dataIntegrations')).toStrictEqual({});
  expect(matchPath('/dataIntegrations', '/')).toBeUndefined();
});

test.each(['/v{Number}', '/{Number}v'])('in %s nothing is a name: a segment is one as a whole', (other) => {
  expect(matchPath(other, '/v1v')).toBeUndefined();
  expect(matchPath(other, other)).toStrictEqual({});
});
