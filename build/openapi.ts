import { writeFileSync } from 'node:fs';

import { parameters, route } from '../contract/route.ts';
import type { ParameterName } from '../contract/route.ts';
import packageJson from '../package.json' with { type: 'json' };
import { exampleCursor, exampleIdentifiers } from './openapi-examples.ts';
import { headers, responses } from './openapi-responses.ts';
import { schemas } from './openapi-schemas.ts';

const notes = {
  Identifier: {
    description: `Name, UUID or ARN of the data integration; ${parameters.Identifier.rule}. \`/\` and \`:\` too must be percent-encoded, so \`encodeURIComponent\` is the right function.`,
    examples: {
      name: { summary: 'A name', value: exampleIdentifiers.name },
      arn: { summary: 'An ARN, before percent-encoding', value: exampleIdentifiers.arn },
    },
  },
  maxResults: {
    description: `The most associations on the page; ${parameters.maxResults.rule}. Without it AWS decides.`,
    examples: { some: { summary: 'Ten at most', value: 10 } },
  },
  nextToken: {
    description: `Where the page starts; ${parameters.nextToken.rule}. May go with another \`maxResults\`. Without it, the first page.`,
    examples: { next: { summary: 'The NextToken of the page before', value: exampleCursor } },
  },
};

function documentParameter(name: ParameterName): object {
  const { in: place, required, schema } = parameters[name];
  return { name, in: place, required, ...notes[name], schema };
}

/** OpenAPI 3.1 of the route: what `contract/` says, in the words that tools and people outside understand. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: packageJson.name,
      version: packageJson.version,
      summary: 'Lists the associations of an Amazon AppIntegrations data integration, for browsers.',
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
    paths: {
      [route.path]: {
        [route.method.toLowerCase()]: {
          operationId: route.operation,
          summary: 'One page of the associations of a data integration.',
          parameters: [
            ...Object.keys(parameters).map((name) => documentParameter(name as ParameterName)),
            {
              name: 'If-None-Match',
              in: 'header',
              required: false,
              description: 'The `ETag` of the page the caller has: 304 when it is still the same.',
              schema: { type: 'string' },
            },
          ],
          responses: responses(),
        },
      },
    },
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
