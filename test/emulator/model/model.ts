import { expect } from 'expect';

/** What AppIntegrations is thought to hold, told as simply as possible, and not as the emulator tells it. */
export interface Model {
  integrations: ModelIntegration[];
  /** Creations by operation and ClientToken. */
  tokens: Record<string, { input: object; output: object; of: string; at: number }>;
  /** Seconds since midnight. */
  now: number;
}

export interface ModelIntegration {
  /** What GetDataIntegration answers. */
  shown: { Id: string; Arn: string; Name: string; Tags?: Record<string, string> };
  associations: ModelAssociation[];
}

export interface ModelAssociation {
  arn: string;
  /** What the list shows, but for the last run. */
  shown: { DestinationURI: string; ExecutionConfiguration?: object };
  tags: Record<string, string>;
  /** The last run, or what was stated instead, but for runs of the schedule that counts. */
  last: { at: number; stated?: object } | undefined;
  /** Minutes between runs, and since when. */
  schedule: { minutes: number; since: number } | undefined;
}

export const QUOTA = { maxDataIntegrations: 4, maxAssociations: 3 };
export const MIDNIGHT = Date.UTC(2026, 0, 1);
export const DAY = 86_400;

/** The last run, with those of the schedule up to now. */
export function lastOf({ last, schedule }: ModelAssociation, now: number): ModelAssociation['last'] {
  if (schedule === undefined) return last;
  let at = schedule.since;
  while (at + schedule.minutes * 60 <= now) at += schedule.minutes * 60;
  return at === schedule.since || (last !== undefined && at <= last.at) ? last : { at };
}

/** What the list shows of it. */
export function lastExecutionStatus(association: ModelAssociation, now: number): unknown {
  const last = lastOf(association, now);
  if (last === undefined || last.stated !== undefined) return last?.stated;
  if (now < last.at + 10) return { ExecutionStatus: 'IN_PROGRESS' };
  if (association.shown.DestinationURI.startsWith('s3://run-fails')) {
    return { ExecutionStatus: 'FAILED', StatusMessage: expect.any(String) };
  }
  const time = new Date(MIDNIGHT + last.at * 1000).toISOString().replace('.000', '');
  return { ExecutionStatus: 'COMPLETED', StatusMessage: `The run of ${time} transferred 0 records.` };
}

/** All that has tags, by its ARN. */
export function taggedOf(model: Model, arn: string): Record<string, string> | undefined {
  const integration = model.integrations.find(({ shown }) => shown.Arn === arn);
  if (integration) return integration.shown.Tags ?? {};
  return model.integrations.flatMap(({ associations }) => associations).find((each) => each.arn === arn)
    ?.tags;
}
