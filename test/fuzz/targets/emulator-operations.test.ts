import { test } from '@jest/globals';

import { holds } from '../holds.ts';
import { emulatorOperations } from './emulator-operations.ts';

test('the emulator holds what the model holds, and rubbish gets an answer or a modelled error', () =>
  holds(emulatorOperations, 60));
