import { expect, test } from '@jest/globals';

import { route } from '../../contract/route.ts';
import { settings } from '../../contract/settings.ts';
import { samRoutes } from '../bin/read-sam-template.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

test.each(Object.keys(variants) as (keyof typeof variants)[])(
  'SAM finds the route, the function and its settings in the template: %s',
  (name) => {
    const overrides = { CURSOR_SECRET: 'test-secret-test-secret-test-secret!', NOT_DECLARED: 'x' };
    const found = samRoutes(synthesize(variants[name]).toJSON()['Resources'], overrides);
    expect(found).toEqual([
      expect.objectContaining({ method: route.method, path: route.path, handler: 'index.handler' }),
    ]);
    const { environment = {} } = found[0] ?? {};
    expect(Object.keys(environment).toSorted()).toEqual(Object.keys(settings).toSorted());
    expect(environment['CURSOR_SECRET']).toBe(overrides.CURSOR_SECRET);
  },
);
