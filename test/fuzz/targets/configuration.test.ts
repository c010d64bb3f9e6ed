import { test } from '@jest/globals';

import { holds } from '../holds.ts';
import { configuration } from './configuration.ts';

test('each setting works or is refused with a sentence that names it, and none is ignored', () =>
  holds(configuration, 5000));
