import type { Call } from '../../operation.ts';
import { arn, identifier, maxResults, nextToken, tagKeys } from '../../shapes/documented-shapes.ts';
import { readShape } from '../../shapes/read-shape.ts';
import type { Problem } from '../../shapes/read-shape.ts';
import type { Shape, StructureShape, ValueOf } from '../../shapes/shape.ts';
import { ServiceError } from '../../wire/service-error.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  maxResults: number;
  nextToken: string | undefined;
}

/** AWS does not document how much it answers when `MaxResults` is absent; the most allowed is what others do. */
const DEFAULT_MAX_RESULTS = maxResults.max;

/** A list of a million wrong items must not make a message of a million sentences. */
const MOST_PROBLEMS_TOLD = 20;

/** @throws ServiceError `InvalidRequestException` */
export function readIdentifier(call: Call, label = 'Identifier'): string {
  return readValue(identifier, call.labels[label], label);
}

/** @throws ServiceError `InvalidRequestException` */
export function readResourceArn(call: Call): string {
  return readValue(arn, call.labels['resourceArn'], 'resourceArn');
}

/** @throws ServiceError `InvalidRequestException` */
export function readTagKeys(call: Call): string[] {
  return readValue(tagKeys, call.query.get('tagKeys') ?? [], 'tagKeys');
}

/** @throws ServiceError `SerializationException` or `InvalidRequestException` */
export function readInput<S extends StructureShape>(call: Call, shape: S): ValueOf<S> {
  try {
    return readValue(shape, JSON.parse(call.body || '{}'), '');
  } catch (error) {
    throw error instanceof SyntaxError
      ? new ServiceError('SerializationException', 'The body is not JSON.')
      : error;
  }
}

/** @throws ServiceError `InvalidRequestException` */
export function readPageRequest(call: Call): PageRequest {
  const size = readSingle(call, 'maxResults');
  const token = readSingle(call, 'nextToken');
  return {
    maxResults:
      size === undefined ? DEFAULT_MAX_RESULTS : readValue(maxResults, readDigits(size), 'maxResults'),
    nextToken: token === undefined ? undefined : readValue(nextToken, token, 'nextToken'),
  };
}

/** @throws ServiceError `InvalidRequestException`, in the words AWS's services use for it. */
function readValue<S extends Shape>(shape: S, value: unknown, at: string): ValueOf<S> {
  const reading = readShape(shape, value, at);
  if ('problems' in reading) throw refusal(reading.problems);
  return reading.value;
}

function readSingle(call: Call, name: string): string | undefined {
  const [value, ...others] = call.query.get(name) ?? [];
  if (others.length > 0) throw refusal([{ at: name, rule: 'must be given once' }]);
  return value;
}

function readDigits(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function refusal(problems: readonly Problem[]): ServiceError {
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
  const list = problems
    .slice(0, MOST_PROBLEMS_TOLD)
    .map(({ at, rule }) => `Value at '${at || 'body'}' failed to satisfy constraint: Member ${rule}`);
  return new ServiceError('InvalidRequestException', `${count}: ${list.join('; ')}`);
}
