import { test } from '@jest/globals';

import { holds } from '../holds.ts';
import { events } from './events.ts';

test('whatever the event, the answer is a documented one, one line says why, and neither tells a secret', () =>
  holds(events, 500));
