import { test } from '@jest/globals';

import { holds } from '../holds.ts';
import { cursors } from './cursors.ts';

test('no cursor opens but the one that was issued, where it was issued, in its time', () =>
  holds(cursors, 3000));
