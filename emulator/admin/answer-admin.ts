import { nearestName } from '../../contract/nearest-name.ts';
import { reserved } from '../faults/reserved.ts';
import { splitUrl } from '../read-call.ts';
import type { RawRequest } from '../read-call.ts';
import { reservedDestinations } from '../runs/reserved-destinations.ts';
import { GivenError } from '../shapes/read-given.ts';
import { documentedErrorAnswer, errorAnswer, jsonAnswer } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import { ServiceError } from '../wire/service-error.ts';
import { ROOT } from './admin.ts';
import type { Admin, AdminEndpoint } from './admin.ts';
import { endpoints } from './endpoints.ts';

const overview: AdminEndpoint = {
  method: 'GET',
  path: ROOT,
  sentence: 'Lists these endpoints, the reserved identifiers, and the reserved destinations of runs.',
  handle: () =>
    jsonAnswer({
      endpoints: all.map(({ method, path, sentence }) => ({ method, path, sentence })),
      reservedIdentifiers: Object.entries(reserved).map(([identifier, { sentence }]) => ({
        identifier,
        sentence,
      })),
      reservedDestinations: Object.entries(reservedDestinations).map(([place, { sentence }]) => ({
        destinationURI: `s3://${place}`,
        sentence,
      })),
    }),
};

const all = [overview, ...endpoints];

/** Answers a request for the emulator itself; `undefined` when it is for AppIntegrations. */
export function answerAdmin(admin: Admin, { method, url, body }: RawRequest): Answer | undefined {
  const { path } = splitUrl(url);
  if (path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined;
  const endpoint = all.find((each) => each.method === method && each.path === path);
  if (endpoint === undefined) return unknown(method, path);
  try {
    return endpoint.handle(admin, body);
  } catch (error) {
    if (error instanceof GivenError) return documentedErrorAnswer('InvalidRequestException', error.message);
    if (error instanceof ServiceError) return errorAnswer(error);
    throw error;
  }
}

function unknown(method: string, path: string): Answer {
  const paths = [...new Set(all.map((each) => each.path))];
  const meant = paths.includes(path) ? path : nearestName(path, paths);
  const methods = all.flatMap((each) => (each.path === meant ? [`${each.method} ${each.path}`] : []));
  const hint = methods.length === 0 ? '' : ` There is ${methods.join(', ')}.`;
  return documentedErrorAnswer(
    'UnknownOperationException',
    `There is no ${method} ${path}.${hint} GET ${ROOT} lists what there is.`,
  );
}
