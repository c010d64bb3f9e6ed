import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { startUpstream } from './upstream-server.ts';

/** Milliseconds, of a clock that stands still until somebody has waited for too long. */
export const BUDGET_MS = 1500;
export const quick = { UPSTREAM_TIMEOUT_MS: String(BUDGET_MS) };

/** Asks a function with that budget once, before an upstream that gives these answers in turn. */
export async function answerTo(...answers: Parameters<typeof startUpstream>) {
  const upstream = await startUpstream(...answers);
  const { handler, lines } = startHandler(upstream.url, quick);
  const startedAt = Date.now();
  const answer = await invoke(handler);
  return { answer, lines, line: lines[0], attempts: upstream.requests.length, ms: Date.now() - startedAt };
}
