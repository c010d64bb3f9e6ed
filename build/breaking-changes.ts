import { schemaChanges } from './narrowed-schema.ts';
import type { Schema, Sender } from './narrowed-schema.ts';

/** An OpenAPI document. */
export interface OpenApi {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  security?: unknown;
  components?: { securitySchemes?: unknown };
}
interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  responses: Record<string, Response>;
  security?: unknown;
  requestBody?: unknown;
}
interface Described {
  required?: boolean;
  schema?: Schema;
}
interface Parameter extends Described {
  name: string;
  in: string;
}
interface Response {
  headers?: Record<string, Described>;
  content?: Record<string, Described>;
}

/**
 * What an OpenAPI document takes from those who rely on an older one, a sentence each; none where they notice nothing. What is new is
 * no loss to anybody, unless callers must send it, or get it in place of something else.
 */
export function breakingChanges(older: OpenApi, newer: OpenApi): string[] {
  const [old, now] = [resolve(older, older) as OpenApi, resolve(newer, newer) as OpenApi];
  const successors = operationsOf(now);
  return [
    ...differences('The API', 'security', old.security, now.security),
    ...differences(
      'The API',
      'securitySchemes',
      withoutProse(old.components?.securitySchemes),
      withoutProse(now.components?.securitySchemes),
    ),
    ...Array.from(operationsOf(old)).flatMap(([name, operation]) => {
      const successor = successors.get(name);
      return successor ? operationChanges(name, operation, successor) : [`${name} is gone.`];
    }),
  ];
}

/** The document with what references name in their place. */
function resolve(value: unknown, document: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => resolve(each, document));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') {
    const named = $ref.split('/').slice(1);
    const target = named.reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], document);
    return resolve(target, document);
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, document)]));
}

function operationsOf({ paths }: OpenApi): Map<string, Operation> {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );
  return new Map(all);
}

function operationChanges(name: string, old: Operation, now: Operation): string[] {
  return [
    ...differences(name, 'operationId', old.operationId, now.operationId),
    ...differences(name, 'security', old.security, now.security),
    ...differences(name, 'requestBody', old.requestBody, now.requestBody),
    ...parameterChanges(name, byName(old.parameters), byName(now.parameters)),
    ...Object.entries(old.responses).flatMap(([status, response]) => {
      const successor = now.responses[status];
      if (successor) return responseChanges(`${name} ${status}`, response, successor);
      return isError(status) ? [] : [`${name} ${status} is gone.`];
    }),
    ...Object.keys(now.responses)
      .filter((status) => !(status in old.responses) && !(`${status[0]}XX` in old.responses))
      .map((status) => `${name} ${status} is new, and no status that was there stands for it.`),
  ];
}

function isError(status: string): boolean {
  return /^[45]/.test(status);
}

function byName(parameters: readonly Parameter[] = []): Map<string, Parameter> {
  return new Map(parameters.map((each) => [`${each.in} parameter ${each.name}`, each]));
}

function parameterChanges(
  name: string,
  old: ReadonlyMap<string, Parameter>,
  now: ReadonlyMap<string, Parameter>,
): string[] {
  const kept = Array.from(old).flatMap(([each, parameter]) =>
    describedChanges(`${name} ${each}`, parameter, now.get(each), 'caller'),
  );
  const added = Array.from(now).filter(([each, { required }]) => required === true && !old.has(each));
  return [...kept, ...added.map(([each]) => `${name} ${each} is required now.`)];
}

function responseChanges(name: string, old: Response, now: Response): string[] {
  const headers = Object.entries(old.headers ?? {}).flatMap(([header, described]) =>
    describedChanges(`${name} header ${header}`, described, now.headers?.[header], 'route'),
  );
  const bodies = Object.entries(old.content ?? {}).flatMap(([type, described]) =>
    describedChanges(`${name} ${type}`, described, now.content?.[type], 'route'),
  );
  const added = Object.keys(now.content ?? {}).filter((type) => !(type in (old.content ?? {})));
  return [...headers, ...bodies, ...added.map((type) => `${name} ${type} is new.`)];
}

function describedChanges(
  where: string,
  old: Described,
  now: Described | undefined,
  sender: Sender,
): string[] {
  if (!now) return [`${where} is gone.`];
  const [was, is] = [old.required === true, now.required === true];
  const lost = sender === 'caller' ? !was && is : was && !is;
  return [
    ...(lost ? [`${where} ${is ? 'is required' : 'may be missing'} now.`] : []),
    ...schemaChanges(where, old.schema ?? {}, now.schema ?? {}, sender),
  ];
}

function differences(where: string, name: string, before: unknown, after: unknown): string[] {
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
  return was === is ? [] : [`${where}: ${name} was ${was ?? 'not there'}, and is ${is ?? 'not there'}.`];
}

function withoutProse(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (name, each) => (name === 'description' ? undefined : each)),
  );
}
