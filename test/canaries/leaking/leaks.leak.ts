import { afterAll, describe, expect, test } from '@jest/globals';

import { canaries } from '../../canaries.ts';
import { showWatch } from '../show-watch.ts';

describe('leaks', () => {
  test('one that prints', () => {
    showWatch('A test', canaries.accessToken);
    expect(canaries).toBeDefined();
  });

  test('one that does not', () => expect(canaries).toBeDefined());

  afterAll(() => showWatch('What comes after the tests', canaries.cookie));
});
