import { associationSchema } from '../contract/association.ts';
import type {
  DataIntegrationAssociation,
  ExecutionConfiguration,
  LastExecutionStatus,
  OnDemandConfiguration,
  ScheduleConfiguration,
} from '../contract/association.ts';
import { MAX_CURSOR_LENGTH } from '../contract/limits.ts';
import { parameters } from '../contract/route.ts';

/** A JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export type Schema = Readonly<Record<string, unknown>>;

type MemberName = keyof (DataIntegrationAssociation &
  ExecutionConfiguration &
  LastExecutionStatus &
  OnDemandConfiguration &
  ScheduleConfiguration);

/** What a reader of the document learns about each member. No name means two things. */
const members: Record<MemberName, { description: string; examples?: string[] }> = {
  ClientId: { description: 'Who the association was made for. Free text.', examples: ['claims-screen-pop'] },
  DataIntegrationArn: { description: 'ARN of the data integration.' },
  DataIntegrationAssociationArn: { description: 'ARN of the association.' },
  DestinationURI: { description: 'Where the data goes. Free text.', examples: ['s3://claims-export/daily'] },
  ExecutionConfiguration: { description: 'When the integration runs.' },
  ExecutionMode: { description: 'AWS may add values.', examples: ['SCHEDULED', 'ON_DEMAND'] },
  OnDemandConfiguration: { description: 'The time range of an on-demand run.' },
  StartTime: { description: 'Epoch milliseconds, as a string.', examples: ['1729468800000'] },
  EndTime: { description: 'Epoch milliseconds, as a string.', examples: ['1729555200000'] },
  ScheduleConfiguration: { description: 'When a scheduled integration runs, and on what.' },
  FirstExecutionFrom: {
    description: 'Epoch milliseconds or ISO 8601, as a string.',
    examples: ['1728691200000', '2024-10-12T00:00:00Z'],
  },
  Object: { description: 'The object that is read from the source.', examples: ['Account'] },
  ScheduleExpression: { description: 'How often.', examples: ['rate(1 hour)', 'cron(0 2 * * ? *)'] },
  LastExecutionStatus: { description: 'How the last run went.' },
  ExecutionStatus: { description: 'AWS may add values.', examples: ['COMPLETED', 'IN_PROGRESS', 'FAILED'] },
  StatusMessage: { description: 'Free text from the last run.' },
};

interface ObjectSchema {
  type: 'object';
  properties: Readonly<Record<string, ObjectSchema | { type: 'string' }>>;
}

/** A schema for the object and for each object in it, by name; their members refer to each other. */
function splitObject(
  name: string,
  { properties }: ObjectSchema,
  description: string,
): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  const described: Record<string, Schema> = {};
  for (const [member, schema] of Object.entries(properties)) {
    const notes = members[member as MemberName];
    if (schema.type === 'object') Object.assign(schemas, splitObject(member, schema, notes.description));
    described[member] = schema.type === 'object' ? schemaRef(member) : { ...schema, ...notes };
  }
  return { [name]: { type: 'object', description, properties: described }, ...schemas };
}

/** Refers to one of {@link schemas}. */
export function schemaRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** Every body the route answers with, and its parts. */
export const schemas: Readonly<Record<string, Schema>> = {
  AssociationsPage: {
    type: 'object',
    required: ['DataIntegrationAssociations'],
    properties: {
      DataIntegrationAssociations: {
        type: 'array',
        items: schemaRef('DataIntegrationAssociation'),
      },
      NextToken: {
        ...parameters.nextToken.schema,
        description: `Opaque cursor of the next page, at most ${MAX_CURSOR_LENGTH} characters. Absent on the last page.`,
      },
    },
  },
  ...splitObject(
    'DataIntegrationAssociation',
    associationSchema,
    "Every member may be missing. Values are AWS's own, untouched; new members may appear.",
  ),
  Error: {
    type: 'object',
    description: 'The body of every error.',
    required: ['message', 'code', 'requestId'],
    properties: {
      message: { type: 'string', description: 'For people.' },
      code: {
        type: 'string',
        minLength: 1,
        description: "For programs: AWS's own name of the error. AWS may add names.",
      },
      requestId: { type: 'string', minLength: 1, description: 'What to quote when asking for help.' },
      issues: {
        type: 'array',
        minItems: 1,
        description: 'Every parameter that broke its rule. Only for parameter errors.',
        items: schemaRef('ParameterIssue'),
      },
    },
  },
  ParameterIssue: {
    type: 'object',
    required: ['parameter', 'message'],
    properties: {
      parameter: { type: 'string', enum: Object.keys(parameters) },
      message: { type: 'string', description: 'The rule it broke.' },
    },
  },
};
