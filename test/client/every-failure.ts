import { setTimeout as delay } from 'node:timers/promises';

import { createClient, isAssociationsError } from '../../client/index.ts';
import type { ClientOptions } from '../../client/index.ts';
import { drain } from './drain.ts';
import { startScriptedApi } from './scripted-api.ts';

// Run as a process of its own: Node ends it with exit code 1 for a rejection that nobody handles.

const api = await startScriptedApi(({ url }, _count, response) => {
  const [, failure] = /\/(\w+)\/associations/.exec(url ?? '') ?? [];
  if (failure === 'cut')
    response.writeHead(200, { 'Content-Length': '99' }).write('{', () => response.destroy());
  if (failure === 'half') response.writeHead(200).write('{');
  if (failure === 'html') return { status: 502, body: '<html>' };
  if (failure === 'busy') return { status: 503, body: {} };
  if (failure === 'circle') return { body: { DataIntegrationAssociations: [], NextToken: 'same' } };
  return undefined;
});

/** Fails long after nobody waits any more. */
const late = async (): Promise<never> => {
  await delay(30);
  throw new Error('too late to matter');
};

const outcomes: string[] = [];

async function fails(
  identifier: string,
  options: Partial<ClientOptions> = {},
  signal?: AbortSignal,
): Promise<void> {
  const client = createClient({ baseUrl: api.url, retryDelayMs: 1, timeoutMs: 20, ...options });
  const requests = [
    () => client.listAssociations(identifier, { signal }),
    () => drain(client.associations(identifier, { signal })),
  ];
  for (const request of requests) {
    await request().then(
      () => outcomes.push('succeeded'),
      (error: unknown) => outcomes.push(isAssociationsError(error) ? error.code : String(error)),
    );
  }
}

for (const identifier of ['cut', 'half', 'html', 'busy', 'silent', '..']) {
  await fails(identifier);
  await fails(identifier, {}, AbortSignal.abort('aborted'));
  await fails(identifier, { retryDelayMs: 50 }, AbortSignal.timeout(10));
}
await fails('silent', { authorize: late });
await fails('silent', { fetch: late });
await drain(createClient({ baseUrl: api.url }).pages('circle')).catch((error: Error) =>
  outcomes.push(error.message),
);
await delay(50);
await api.close();
process.stdout.write(outcomes.join('\n'));
