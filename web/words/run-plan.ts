import type { DataIntegrationAssociation } from '../../client/index.ts';
import { modeWords } from './execution.ts';
import { dayWords, momentWords, rangeWords, readMoment } from './moment.ts';
import type { MomentStyle } from './moment.ts';
import { scheduleWords } from './schedule.ts';

type ExecutionConfiguration = NonNullable<DataIntegrationAssociation['ExecutionConfiguration']>;

/** When an association runs, in words. */
export interface RunPlan {
  mode: string;
  /** A sentence for the schedule, one for the time range, whichever there are. */
  when: string[];
}

/** Such as `Scheduled` and `every hour, from 12 Oct 2024`. What cannot be read is shown as it is. */
export function planWords(configuration: ExecutionConfiguration | undefined, style?: MomentStyle): RunPlan {
  const schedule = configuration?.ScheduleConfiguration;
  const range = configuration?.OnDemandConfiguration;
  const when = [
    scheduleSentence(schedule?.ScheduleExpression, schedule?.FirstExecutionFrom, style),
    rangeSentence(range?.StartTime, range?.EndTime, style),
  ];
  return { mode: modeWords(configuration?.ExecutionMode), when: when.filter((sentence) => sentence !== '') };
}

function scheduleSentence(expression = '', from = '', style?: MomentStyle): string {
  const beat = scheduleWords(expression) ?? expression;
  const first = readMoment(from);
  const start = first === undefined ? from : dayWords(first, style);
  return [beat, start && `from ${start}`].filter(Boolean).join(', ');
}

function rangeSentence(from = '', until = '', style?: MomentStyle): string {
  const [start, end] = [readMoment(from), readMoment(until)];
  if (start !== undefined && end !== undefined) return rangeWords(start, end, style);
  const parts = [
    from && `from ${start === undefined ? from : momentWords(start, style)}`,
    until && `until ${end === undefined ? until : momentWords(end, style)}`,
  ];
  return parts.filter(Boolean).join(' ');
}
