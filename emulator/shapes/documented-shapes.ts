import {
  IDENTIFIER_MAX_CHARACTERS,
  MAX_RESULTS_MAX,
  MAX_RESULTS_MIN,
  UPSTREAM_TOKEN_MAX_CHARACTERS,
} from '../../contract/limits.ts';
import { readSchedule, scheduleRule } from '../schedule/read-schedule.ts';

/** Shapes of AppIntegrations' parameters. Source: AppIntegrations API reference. */
export const identifier = { type: 'text', min: 1, max: IDENTIFIER_MAX_CHARACTERS, pattern: /\S/ } as const;

export const nextToken = { type: 'text', min: 1, max: UPSTREAM_TOKEN_MAX_CHARACTERS } as const;

export const maxResults = { type: 'number', min: MAX_RESULTS_MIN, max: MAX_RESULTS_MAX } as const;

export const name = { type: 'text', min: 1, max: 255, pattern: /^[a-zA-Z0-9/._-]+$/ } as const;

export const description = { type: 'text', max: 1000 } as const;

export const nonBlank = { type: 'text', min: 1, max: 255, pattern: /\S/ } as const;

export const clientId = { type: 'text', min: 1, max: 255 } as const;

export const clientToken = { type: 'text', min: 1, max: 2048 } as const;

/** What the documented pattern accepts from its start, in a form that runs in linear time. */
export const uri = {
  type: 'text',
  min: 1,
  max: 1000,
  pattern: /^\w+:\/\/[\w.-](?:[\w/!@#+=.-]+|[\w/!@#+=.-]{2}[\w/!@#+=.,-]+)$/,
} as const;

/** The documented pattern with any of AWS's partitions, not only `aws`. */
export const arn = {
  type: 'text',
  min: 1,
  max: 2048,
  pattern:
    /^arn:aws[a-z-]*:[A-Za-z0-9][\w/.-]{0,62}:[\w/.-]{0,63}:[\w/.-]{0,63}:[A-Za-z0-9][\w:/+=,@.-]{0,1023}$/,
} as const;

const tagKey = { type: 'text', min: 1, max: 128, pattern: /^(?!aws:)[a-zA-Z0-9+,./:;<=_-]+$/ } as const;

export const tagKeys = { type: 'list', item: tagKey, min: 1, max: 200 } as const;

export const tags = {
  type: 'map',
  key: tagKey,
  value: { type: 'text', max: 256 },
  min: 1,
  max: 200,
} as const;

const fields = {
  type: 'map',
  key: nonBlank,
  value: { type: 'list', item: name, min: 1, max: 2048 },
} as const;

export const objectConfiguration = { type: 'map', key: nonBlank, value: fields } as const;

export const fileConfiguration = {
  type: 'structure',
  required: ['Folders'],
  members: {
    Folders: {
      type: 'list',
      item: { type: 'text', min: 1, max: 200, pattern: /\S/ },
      min: 1,
      max: 10,
    },
    Filters: fields,
  },
} as const;

export const clientAssociationMetadata = { type: 'map', key: nonBlank, value: nonBlank } as const;

/** No document says what a schedule expression looks like: inferred from AppFlow and EventBridge. */
const scheduleExpression = {
  ...nonBlank,
  rule: { holds: (text: string) => readSchedule(text) !== undefined, sentence: scheduleRule },
} as const;

export const scheduleConfiguration = {
  type: 'structure',
  required: ['ScheduleExpression'],
  members: { FirstExecutionFrom: nonBlank, Object: name, ScheduleExpression: scheduleExpression },
} as const;

export const executionConfiguration = {
  type: 'structure',
  required: ['ExecutionMode'],
  members: {
    ExecutionMode: { type: 'choice', values: ['ON_DEMAND', 'SCHEDULED'] },
    OnDemandConfiguration: {
      type: 'structure',
      required: ['StartTime'],
      members: { StartTime: nonBlank, EndTime: nonBlank },
    },
    ScheduleConfiguration: scheduleConfiguration,
  },
} as const;
