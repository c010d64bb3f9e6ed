import './filter-bar.css';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { runState } from '../words/execution.ts';
import type { RunCount } from './run-filter.ts';

interface FilterBarProps {
  counts: readonly RunCount[];
  /** Whether there are more that nobody has counted. */
  hasMore: boolean;
  /** The state to show; `undefined`: all of them. */
  filter: string | undefined;
  onFilter: (status: string | undefined) => void;
}

/** How many runs are in which state, each a switch that shows only those. */
export function FilterBar({ counts, hasMore, filter, onFilter }: FilterBarProps) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const choices: { label: string; count: number; value: string | undefined }[] = [
    { label: hasMore ? 'First' : 'All', count: all, value: undefined },
    ...counts.map((run) => ({ ...run, value: run.status })),
  ];
  // What the address asks for may not be there, or not any more: it can be seen, and taken back.
  if (filter !== undefined && !choices.some(({ value }) => value === filter))
    choices.push({ label: runState(filter).label, count: 0, value: filter });
  return (
    <fieldset className="filters">
      <legend className="visually-hidden">Show by last run</legend>
      {choices.map(({ label, count, value }) => (
        <button
          key={value ?? ''}
          className="filter"
          type="button"
          aria-pressed={filter === value}
          onClick={() => onFilter(value)}
        >
          <TextOfOthers text={label} /> <span className="filter-count">{count.toLocaleString('en-GB')}</span>
        </button>
      ))}
    </fieldset>
  );
}
