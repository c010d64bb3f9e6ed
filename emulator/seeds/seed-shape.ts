import { readSchedule, scheduleRule } from '../schedule/read-schedule.ts';

/** Names and texts in a seed may be what AWS would refuse: some clients must cope with what was made before the rules. */
const text = { type: 'text' } as const;
const texts = { type: 'map', key: text, value: text } as const;
const fields = { type: 'map', key: text, value: { type: 'list', item: text } } as const;
const objects = { type: 'map', key: text, value: fields } as const;

/** But a schedule that is none would never run. */
const schedule = {
  type: 'structure',
  strict: true,
  required: ['ScheduleExpression'],
  members: {
    FirstExecutionFrom: text,
    Object: text,
    ScheduleExpression: {
      type: 'text',
      rule: { holds: (expression: string) => readSchedule(expression) !== undefined, sentence: scheduleRule },
    },
  },
} as const;

const association = {
  type: 'structure',
  strict: true,
  required: [],
  members: {
    Id: text,
    Arn: text,
    ClientId: text,
    DestinationURI: text,
    ObjectConfiguration: objects,
    ClientAssociationMetadata: texts,
    ExecutionConfiguration: {
      type: 'structure',
      strict: true,
      required: ['ExecutionMode'],
      members: {
        ExecutionMode: { type: 'choice', strict: true, values: ['ON_DEMAND', 'SCHEDULED'] },
        OnDemandConfiguration: {
          type: 'structure',
          strict: true,
          required: ['StartTime'],
          members: { StartTime: text, EndTime: text },
        },
        ScheduleConfiguration: schedule,
      },
    },
    LastExecutionStatus: {
      type: 'structure',
      strict: true,
      required: [],
      members: {
        ExecutionStatus: { type: 'choice', strict: true, values: ['COMPLETED', 'IN_PROGRESS', 'FAILED'] },
        StatusMessage: text,
      },
    },
    Tags: texts,
  },
} as const;

const integration = {
  type: 'structure',
  strict: true,
  required: ['Name'],
  members: {
    Name: { type: 'text', min: 1 },
    Id: text,
    Arn: text,
    Description: text,
    KmsKey: text,
    SourceURI: text,
    ScheduleConfiguration: schedule,
    Tags: texts,
    FileConfiguration: {
      type: 'structure',
      strict: true,
      required: ['Folders'],
      members: { Folders: { type: 'list', item: text }, Filters: fields },
    },
    ObjectConfiguration: objects,
    associations: { type: 'list', item: association },
  },
} as const;

/** What to begin with, in code. */
export const seedShape = { type: 'list', item: integration } as const;

/** What to begin with, as a file. */
export const seedFileShape = {
  type: 'structure',
  strict: true,
  required: ['dataIntegrations'],
  members: { $schema: text, dataIntegrations: seedShape },
} as const;
