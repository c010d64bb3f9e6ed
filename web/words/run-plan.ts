import type { DataIntegrationAssociation } from '../../client/index.ts';
import { modeWords } from './execution.ts';
import { dayWords, momentWords, rangeWords, readMoment } from './moment.ts';
import { scheduleWords } from './schedule.ts';

type ExecutionConfiguration = NonNullable<DataIntegrationAssociation['ExecutionConfiguration']>;

/** When an association runs, and over what, in words. */
export interface RunPlan {
  mode: string;
  /** A sentence for the schedule, one for the time range on demand, whichever there are. */
  when: string[];
}

const DAY_MS = 24 * 3600 * 1000;

/** Such as `Scheduled` and `every hour; takes in data from 12 Oct 2024 on`. What cannot be read is shown as it is. */
export function planWords(configuration: ExecutionConfiguration | undefined): RunPlan {
  const schedule = configuration?.ScheduleConfiguration;
  const range = configuration?.OnDemandConfiguration;
  const beat = scheduleSentence(schedule?.ScheduleExpression, schedule?.FirstExecutionFrom);
  const window = rangeSentence(range?.StartTime, range?.EndTime);
  const both = beat !== '' && window !== '';
  const when = [both ? `Schedule: ${beat}` : beat, both ? `On demand: ${window}` : window];
  return { mode: modeWords(configuration?.ExecutionMode), when: when.filter((sentence) => sentence !== '') };
}

/**
 * Which data the first run takes in, by `FirstExecutionFrom`, such as `data from 12 Oct 2024 on`. It does not say when that run is.
 * Source: AppIntegrations API reference, ScheduleConfiguration.
 */
export function dataFromWords(from: string): string {
  const first = readMoment(from);
  if (first === undefined) return `data from ${from} on`;
  if (first.getTime() <= 0) return 'all data';
  return `data from ${first.getTime() % DAY_MS === 0 ? dayWords(first) : momentWords(first)} on`;
}

function scheduleSentence(expression = '', from = ''): string {
  const beat = scheduleWords(expression) ?? expression;
  return [beat, from && `takes in ${dataFromWords(from)}`].filter(Boolean).join('; ');
}

function rangeSentence(from = '', until = ''): string {
  const [start, end] = [readMoment(from), readMoment(until)];
  if (start !== undefined && end !== undefined) return `data of ${rangeWords(start, end)}`;
  const parts = [
    from && `from ${start === undefined ? from : momentWords(start)}`,
    until && `until ${end === undefined ? until : momentWords(end)}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `data ${parts.join(' ')}`;
}
