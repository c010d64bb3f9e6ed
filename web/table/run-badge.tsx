import './run-badge.css';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { runState } from '../words/execution.ts';
import type { RunState, RunTone } from '../words/execution.ts';

const SIGNS: Readonly<Record<RunTone, IconName>> = {
  bad: 'cross',
  busy: 'dots',
  good: 'check',
  none: 'dash',
  other: 'question',
};

/** A state: sign, colour and word, so that none of them has to be told apart alone. */
export function StateBadge({ tone, label }: RunState) {
  return (
    <span className={`run run-${tone}`}>
      <span className="run-sign">
        <Icon name={SIGNS[tone]} />
      </span>
      <TextOfOthers className="run-label" text={label} />
    </span>
  );
}

/** The state of a run. */
export function RunBadge({ status }: { status: string | undefined }) {
  return <StateBadge {...runState(status)} />;
}
