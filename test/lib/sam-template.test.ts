import { describe, expect, test } from '@jest/globals';

import { consolePaths, consoleVariables } from '../../contract/console.ts';
import { ALLOWED_REQUEST_HEADERS } from '../../contract/headers.ts';
import { operations } from '../../contract/operations.ts';
import { settings } from '../../contract/settings.ts';
import { samCors, samRoutes } from '../bin/read-sam-template.ts';
import type { Resources } from '../bin/read-sam-template.ts';
import { canaries } from '../canaries.ts';
import { synthesize } from './synthesize.ts';
import { consoleVariants, origins, variants } from './variants.ts';

const [route] = operations;

/** Variants with a route for each operation; the others have the first alone. */
const withEveryRoute = new Set(['everyRoute', 'maximalWithEveryRoute', ...Object.keys(consoleVariants)]);
const page = consolePaths.map((path) => ({ method: 'GET', path }));

function resources(name: keyof typeof variants): Resources {
  return synthesize(variants[name]).toJSON()['Resources'];
}

test.each(Object.keys(variants) as (keyof typeof variants)[])(
  'SAM finds each route, the function, its code and its settings in the template: %s',
  (name) => {
    const overrides = { CURSOR_SECRET: canaries.cursorSecret, NOT_DECLARED: 'x' };
    const found = samRoutes(resources(name), overrides);
    const routes = withEveryRoute.has(name) ? operations : [route];
    const expected = name in consoleVariants ? [...routes, ...page] : routes;
    expect(found).toEqual(
      expected.map(({ method, path }) =>
        expect.objectContaining({
          method,
          path,
          handler: 'index.handler',
          codeFolder: expect.stringMatching(/./),
        }),
      ),
    );
    for (const { environment } of found.slice(routes.length)) {
      expect(Object.keys(environment).toSorted()).toEqual(Object.values(consoleVariables).toSorted());
    }
    for (const { environment } of found.slice(0, routes.length)) {
      expect(Object.keys(environment).toSorted()).toEqual(Object.keys(settings).toSorted());
      expect(environment['CURSOR_SECRET']).toBe(overrides.CURSOR_SECRET);
    }
  },
);

test('what the shell sets beats the template, and the environment file beats both', () => {
  const shell = {
    PAGE_CACHE_SECONDS: '7',
    CURSOR_SECRET: `${canaries.cursorSecret}shell`,
    NOT_DECLARED: 'x',
  };
  const [found] = samRoutes(resources('minimal'), { CURSOR_SECRET: `${canaries.cursorSecret}file` }, shell);
  expect(found?.environment).toMatchObject({
    PAGE_CACHE_SECONDS: '7',
    CURSOR_SECRET: `${canaries.cursorSecret}file`,
    CURSOR_TTL_SECONDS: '86400',
  });
  expect(found?.environment).not.toHaveProperty('NOT_DECLARED');
});

describe('CORS in SAM', () => {
  test('is nothing where no origin is allowed', () => {
    expect(samCors(resources('minimal'))).toEqual({});
  });

  test.each([
    ['maximal', origins[0], ['X-Session-Token']],
    ['everyOrigin', '*', []],
  ] as const)('is the first origin of the template, whoever asks: %s', (name, origin, others) => {
    expect(samCors(resources(name))).toEqual({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': route.method,
      'Access-Control-Allow-Headers': [...ALLOWED_REQUEST_HEADERS, ...others].join(','),
      'Access-Control-Max-Age': '7200',
    });
  });
});
