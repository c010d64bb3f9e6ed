import { associationsOn } from '../api/associations-query.ts';
import type { LoadedPages } from '../api/associations-query.ts';
import { countRuns, statusOf } from '../table/run-filter.ts';
import { NO_RUN } from '../words/execution.ts';

/** What the last runs of one data integration come to. */
export interface Summary {
  /** The state that needs most attention: `ExecutionStatus`, or what stands for none. */
  status: string;
  /** AWS's message about a run in that state, if there is one. */
  message: string | undefined;
  /** How many associations are in that state, and how many there are, as far as they are loaded. */
  count: number;
  all: number;
  /** Whether there are more that nobody has looked at. */
  hasMore: boolean;
  /** When AWS stated the oldest of it, in epoch milliseconds, if the API says so. */
  statedAt: number | undefined;
  /** Whether the API wanted a newer answer and had none. */
  isStale: boolean;
}

const known = new WeakMap<LoadedPages, Summary>();

/** The summary of what is loaded of a list. It is made once for each answer. */
export function summaryOf(list: LoadedPages): Summary {
  const before = known.get(list);
  if (before !== undefined) return before;
  const summary = summarize(list);
  known.set(list, summary);
  return summary;
}

function summarize({ pages }: LoadedPages): Summary {
  const associations = pages.flatMap(associationsOn);
  const [worst = { status: NO_RUN, count: 0 }] = countRuns(associations);
  const alike = associations.filter((association) => statusOf(association) === worst.status);
  const moments = pages.map(({ statedAt }) => statedAt).filter((statedAt) => statedAt !== undefined);
  return {
    status: worst.status,
    message: alike.map(({ LastExecutionStatus }) => LastExecutionStatus?.StatusMessage).find(Boolean),
    count: worst.count,
    all: associations.length,
    hasMore: pages.at(-1)?.NextToken !== undefined,
    statedAt: moments.length === pages.length ? Math.min(...moments) : undefined,
    isStale: pages.some(({ isStale }) => isStale),
  };
}
