import { answering, integrations, runs } from './appintegrations.ts';
import type { Answers } from './appintegrations.ts';
import { steppedWatch } from './stepped-watch.ts';

export const QUARTER_MS = 15 * 60 * 1000;

/** Looks once at what answers like that. */
export async function look(answers: Answers, milliseconds = QUARTER_MS, random = () => 0) {
  const stepped = steppedWatch(answering(answers), {}, { random });
  const summary = await stepped.watch(milliseconds);
  return { ...stepped, summary, asked: stepped.calls.map(({ identifier }) => identifier) };
}

/** A list of `a`, `b` and `c`, of which the last run of `b` failed, unless `other` says something else. */
export function abc(other: (...asked: Parameters<Answers>) => ReturnType<Answers> | undefined): Answers {
  return (identifier, token) =>
    other(identifier, token) ??
    (identifier === '' ? integrations('a', 'b', 'c') : runs(identifier === 'b' ? 'FAILED' : 'COMPLETED'));
}
