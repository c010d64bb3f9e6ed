import type { Target } from './target.ts';
import { configuration } from './targets/configuration.ts';
import { cursors } from './targets/cursors.ts';
import { emulatorOperations } from './targets/emulator-operations.ts';
import { events } from './targets/events.ts';
import { upstreamAnswers } from './targets/upstream-answers.ts';

/** All there are, in the order of their turns. */
export const targets: readonly Target[] = [
  events,
  cursors,
  upstreamAnswers,
  configuration,
  emulatorOperations,
];
