import type { Answer } from './answer.ts';

/**
 * One way a call can go that the operation itself does not decide.
 *
 * - `answer`: this answer, always
 * - `cut-off`: the head of this answer and a part of its body, then the connection breaks
 * - `hang`: no answer, ever
 * - `reset`: the connection is destroyed
 * - `slow`: a long wait, then what the operation answers
 * - `flaky`: this answer on every other call, beginning with the first; what the operation answers on the others
 */
export type Behaviour =
  | { kind: 'answer' | 'cut-off' | 'flaky'; answer: Answer }
  | { kind: 'hang' | 'reset' | 'slow' };

/** What in the end happens on the connection. */
export type Outcome = { kind: 'answer' | 'cut-off'; answer: Answer } | { kind: 'hang' | 'reset' };
