import type { WebPages } from '../gateway/answer-request.ts';

/** Asks one after the other; the first that has an answer gives it. */
export function firstPage(...sources: readonly WebPages[]): WebPages {
  return async (request) => {
    for (const pages of sources) {
      const answer = await pages(request);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}
