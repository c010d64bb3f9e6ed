import { writeFileSync } from 'node:fs';

import type { ListOperation } from '../contract/list-operation.ts';
import { documentation, operations } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';
import packageJson from '../package.json' with { type: 'json' };
import { exampleCursor, exampleIdentifiers } from './openapi-examples.ts';
import { headers, responses } from './openapi-responses.ts';
import { schemas } from './openapi-schemas.ts';

/** What a reader learns of a parameter besides its rule. */
function notesOn(name: string, rule: string, listed: string): object {
  if (name === 'maxResults') {
    return {
      description: `The most ${listed} on the page, which may have fewer and a \`NextToken\` all the same; ${rule}. Without it, 50 where the deployment keeps pages, else AWS decides.`,
      examples: { some: { summary: 'Ten at most', value: 10 } },
    };
  }
  if (name === 'nextToken') {
    return {
      description: `Where the page starts; ${rule}. May go with another \`maxResults\`. Without it, the first page.`,
      examples: { next: { summary: 'The NextToken of the page before', value: exampleCursor } },
    };
  }
  return {
    description: `Name, UUID or ARN of the data integration; ${rule}. \`/\` and \`:\` too must be percent-encoded, so \`encodeURIComponent\` is the right function.`,
    examples: {
      name: { summary: 'A name', value: exampleIdentifiers.name },
      arn: { summary: 'An ARN, before percent-encoding', value: exampleIdentifiers.arn },
    },
  };
}

function documentParameter(
  name: string,
  { in: place, required, rule, schema }: ListOperation['parameters'][string],
  listed: string,
): object {
  return { name, in: place, required, ...notesOn(name, rule, listed), schema };
}

function documentRoute(operation: ListOperation): object {
  const { summary, listed } = documentation[operation.operation as OperationName];
  return {
    operationId: operation.operation,
    summary,
    ...(operation.optIn !== undefined && {
      description: `Only where the deployment asks for it (\`${operation.optIn}\`).${narrowing(operation, listed)}`,
    }),
    parameters: [
      ...Object.entries(operation.parameters).map(([name, parameter]) =>
        documentParameter(name, parameter, listed),
      ),
      {
        name: 'If-None-Match',
        in: 'header',
        required: false,
        description: 'The `ETag` of the page the caller has: 304 when it is still the same.',
        schema: { type: 'string' },
      },
    ],
    responses: responses(operation),
  };
}

function narrowing({ allowList }: ListOperation, listed: string): string {
  return allowList.decidesOn === 'entries'
    ? ` Where it allows some ${listed} only, the others are left out: a page may then be shorter than \`maxResults\` or empty and still have a \`NextToken\`.`
    : '';
}

/** OpenAPI 3.1 of the routes: what `contract/` says, in the words that tools and people outside understand. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: packageJson.name,
      version: packageJson.version,
      summary: 'Lists Amazon AppIntegrations data integrations and their associations, for browsers.',
      description:
        "Path, query, members and error names are AWS's own. Unknown query parameters are ignored. Every error has the same body, whoever makes it.",
      license: { name: 'Apache License 2.0', identifier: packageJson.license },
    },
    servers: [
      { url: '/', description: 'Where this document is served, as by `npm start`.' },
      {
        url: 'https://{apiId}.execute-api.{region}.amazonaws.com/{stage}',
        description: 'A deployed REST API.',
        variables: {
          apiId: { default: 'a1b2c3d4e5', description: 'Id of the REST API.' },
          region: { default: 'eu-west-1', description: 'Its Region.' },
          stage: { default: 'prod', description: 'Its stage.' },
        },
      },
    ],
    security: [{}, { iam: [] }, { bearer: [] }],
    paths: Object.fromEntries(
      operations.map((operation) => [
        operation.path,
        { [operation.method.toLowerCase()]: documentRoute(operation) },
      ]),
    ),
    components: {
      schemas,
      headers,
      securitySchemes: {
        iam: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          'x-amazon-apigateway-authtype': 'awsSigv4',
          description:
            'AWS Signature Version 4 for the service `execute-api`, where the deployment asks for IAM.',
        },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the user pool or authorizer that the deployment names.',
        },
      },
    },
  };
}

/** The text of openapi.json. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(new URL('../openapi.json', import.meta.url), openApiText());
