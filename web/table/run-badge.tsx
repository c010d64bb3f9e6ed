import './run-badge.css';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { runState } from '../words/execution.ts';
import type { RunTone } from '../words/execution.ts';

const SIGNS: Readonly<Record<RunTone, IconName>> = {
  bad: 'cross',
  busy: 'dots',
  good: 'check',
  none: 'dash',
  other: 'question',
};

/** The state of a run: sign, colour and word, so that none of them has to be told apart alone. */
export function RunBadge({ status }: { status: string | undefined }) {
  const { label, tone } = runState(status);
  return (
    <span className={`run run-${tone}`}>
      <span className="run-sign">
        <Icon name={SIGNS[tone]} />
      </span>
      <TextOfOthers className="run-label" text={label} />
    </span>
  );
}
