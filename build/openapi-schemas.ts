import { MAX_CURSOR_LENGTH } from '../contract/limits.ts';
import type { Documentation, ListOperation, ObjectSchema } from '../contract/list-operation.ts';
import { documentation, operations } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';

/** A JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export type Schema = Readonly<Record<string, unknown>>;

/** A schema for the object and for each object in it, by name; their members refer to each other. */
function splitObject(
  name: string,
  { properties }: ObjectSchema,
  members: Documentation<object>['members'],
  description: string,
): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  const described: Record<string, Schema> = {};
  for (const [member, schema] of Object.entries(properties)) {
    const notes = members[member];
    if (notes === undefined) throw new Error(`${name}.${member} is not described.`);
    const isSplit = 'properties' in schema;
    if (isSplit) Object.assign(schemas, splitObject(member, schema, members, notes.description));
    described[member] = isSplit ? schemaRef(member) : { ...schema, ...notes };
  }
  return { [name]: { type: 'object', description, properties: described }, ...schemas };
}

/** The page of an operation, its entry, and the objects in that. */
function pageSchemas({ operation, list, entry, parameters }: ListOperation): Record<string, Schema> {
  const { pageName, entryName, members } = documentation[operation as OperationName];
  return {
    [pageName]: {
      type: 'object',
      required: [list],
      properties: {
        [list]: { type: 'array', items: schemaRef(entryName) },
        NextToken: {
          ...parameters.nextToken.schema,
          description: `Opaque cursor of the next page, at most ${MAX_CURSOR_LENGTH} characters. Absent on the last page.`,
        },
      },
    },
    ...splitObject(
      entryName,
      entry,
      members,
      "Every member may be missing. Values are AWS's own, untouched; new members may appear.",
    ),
  };
}

/** Refers to one of {@link schemas}. */
export function schemaRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** Every body the routes answer with, and its parts. */
export const schemas: Readonly<Record<string, Schema>> = {
  ...Object.assign({}, ...operations.map(pageSchemas)),
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
      parameter: {
        type: 'string',
        enum: [...new Set(operations.flatMap(({ parameters }) => Object.keys(parameters)))],
      },
      message: { type: 'string', description: 'The rule it broke.' },
    },
  },
};
