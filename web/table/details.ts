import type { DataIntegrationAssociation } from '../../client/index.ts';
import { momentWords, readMoment } from '../words/moment.ts';
import { dataFromWords } from '../words/run-plan.ts';
import { scheduleWords } from '../words/schedule.ts';

/** A member of an association as the API wrote it. */
export interface Detail {
  name: string;
  value: string;
  /** The same for people, where that is another text. */
  inWords?: string | undefined;
}

/** Every member that is there, in the order people look for them. */
export function detailsOf(association: DataIntegrationAssociation): Detail[] {
  const { ExecutionConfiguration, LastExecutionStatus } = association;
  const schedule = ExecutionConfiguration?.ScheduleConfiguration;
  const range = ExecutionConfiguration?.OnDemandConfiguration;
  const from = schedule?.FirstExecutionFrom;
  const all: [name: string, value: string | undefined, inWords?: string | undefined][] = [
    ['Status message', LastExecutionStatus?.StatusMessage],
    ['Destination URI', association.DestinationURI],
    ['Client ID', association.ClientId],
    ['Object', schedule?.Object],
    ['Schedule', schedule?.ScheduleExpression, scheduleWords(schedule?.ScheduleExpression ?? '')],
    ['Data from', from, from && `takes in ${dataFromWords(from)}`],
    ['Start time', range?.StartTime, moment(range?.StartTime)],
    ['End time', range?.EndTime, moment(range?.EndTime)],
    ['Association ARN', association.DataIntegrationAssociationArn],
    ['Data integration ARN', association.DataIntegrationArn],
  ];
  return all.flatMap(([name, value, inWords]) => (value ? [{ name, value, inWords }] : []));
}

function moment(text: string | undefined): string | undefined {
  const date = readMoment(text ?? '');
  return date && momentWords(date);
}
