import './filter-bar.css';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import type { RunCount, RunFilter } from './run-filter.ts';

interface FilterBarProps {
  counts: readonly RunCount[];
  filter: RunFilter;
  onFilter: (filter: RunFilter) => void;
}

/** How many runs are in which state, each a switch that shows only those. */
export function FilterBar({ counts, filter, onFilter }: FilterBarProps) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const choices = [
    { label: 'All', count: all, value: undefined },
    ...counts.map((run) => ({ ...run, value: run.label })),
  ];
  return (
    <fieldset className="filters">
      <legend className="visually-hidden">Show by last run</legend>
      {choices.map(({ label, count, value }) => (
        <button
          key={label}
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
