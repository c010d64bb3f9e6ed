import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { operations } from '../../contract/operations.ts';
import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';
import { canaries } from '../canaries.ts';
import { eventOf, invoke, parsed } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, startUpstream } from './upstream-server.ts';

const call = { operation: listDataIntegrations };

const entry = (name: string, id = `id-of-${name.replace('/', '-')}`) => ({
  Arn: `arn:aws:app-integrations:eu-west-2:111122223333:data-integration/${id}`,
  Name: name,
  SourceURI: `s3://${name}`,
});

describe('the list of data integrations', () => {
  test('is asked for and answered as AWS spells it, undocumented members left out', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrations: [{ ...entry('orders'), Owner: 'nobody' }], Total: 1 }),
    );
    const { handler, lines } = startHandler(upstream.url);
    const {
      statusCode,
      headers,
      json: page,
    } = await invoke(handler, { ...call, query: { maxResults: '7' } });
    expect({ statusCode, page }).toEqual({ statusCode: 200, page: { DataIntegrations: [entry('orders')] } });
    expect(headers).toHaveProperty('ETag');
    expect(upstream.requests.map(({ url }) => url)).toEqual(['/dataIntegrations?maxResults=7']);
    expect(lines).toMatchObject([
      { level: 'info', record: { operation: 'ListDataIntegrations', status: 200 } },
    ]);
  });

  test('goes on with a cursor that nothing else opens', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrations: [], NextToken: canaries.upstreamToken }),
    );
    const { handler } = startHandler(upstream.url);
    const { NextToken } = (await invoke(handler, call)).json;
    expect((await invoke(handler, { ...call, query: { nextToken: NextToken } })).statusCode).toBe(200);
    expect(upstream.requests.map(({ url }) => url)).toEqual([
      '/dataIntegrations',
      `/dataIntegrations?nextToken=${canaries.upstreamToken}`,
    ]);
    expect(await invoke(handler, { query: { nextToken: NextToken } })).toMatchObject({
      statusCode: 400,
      json: { issues: [{ parameter: 'nextToken' }] },
    });
    const ofOrders = (await invoke(handler)).json.NextToken;
    expect((await invoke(handler, { ...call, query: { nextToken: ofOrders } })).statusCode).toBe(400);
  });

  test('is kept apart from every list of associations', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrations: [entry('orders')] }),
      json(200, { DataIntegrationAssociations: [{ ClientId: 'crm' }] }),
    );
    const { handler } = startHandler(upstream.url, { PAGE_CACHE_SECONDS: '5' });
    for (let round = 0; round < 2; round += 1) {
      expect((await invoke(handler, call)).json).toEqual({ DataIntegrations: [entry('orders')] });
      expect((await invoke(handler)).json).toEqual({ DataIntegrationAssociations: [{ ClientId: 'crm' }] });
    }
    expect(upstream.requests).toHaveLength(2);
  });

  test.each([
    ['maxResults', '51'],
    ['nextToken', 'junk'],
  ])('refuses %s=%s before anything is sent', async (parameter, value) => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = startHandler(upstream.url);
    const answer = await invoke(handler, { ...call, query: { [parameter]: value } });
    expect(answer).toMatchObject({ statusCode: 400, json: { issues: [{ parameter }] } });
    expect(answer.json.message).not.toContain('same data integration');
    expect(upstream.requests).toEqual([]);
  });

  test('fails as AWS fails', async () => {
    const upstream = await startUpstream(awsError(429, 'ThrottlingException', 'Rate exceeded'));
    const { handler } = startHandler(upstream.url);
    expect(await invoke(handler, call)).toMatchObject({
      statusCode: 429,
      headers: { 'Retry-After': '1' },
      json: { code: 'ThrottlingException', message: 'Rate exceeded' },
    });
  });
});

describe('with an allow-list, the list of data integrations', () => {
  const integrations = ['orders', 'invoices', 'team/orders', 'claims'].map((name) => entry(name));

  test.each([
    ['by name', 'orders', ['orders']],
    ['by id', 'id-of-invoices', ['invoices']],
    ['by ARN', entry('claims').Arn, ['claims']],
    ['several', `claims, ${entry('orders').Arn},id-of-orders`, ['orders', 'claims']],
    ['none of them', 'payments', []],
    ['spelled otherwise', 'Orders', []],
  ])('shows what is on it, %s', async (_how, allowed, shown) => {
    const upstream = await startUpstream(json(200, { DataIntegrations: integrations }));
    const { handler } = startHandler(upstream.url, { ALLOWED_DATA_INTEGRATIONS: allowed });
    const { statusCode, json: page } = await invoke(handler, call);
    const names = page.DataIntegrations.map(({ Name }: { Name: string }) => Name);
    expect({ statusCode, names }).toEqual({ statusCode: 200, names: shown });
  });

  test('may have empty pages that go on', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrations: [entry('invoices')], NextToken: canaries.upstreamToken }),
      json(200, { DataIntegrations: [entry('orders')] }),
    );
    const { handler } = startHandler(upstream.url, { ALLOWED_DATA_INTEGRATIONS: 'orders' });
    const { json: first } = await invoke(handler, call);
    expect(first).toEqual({ DataIntegrations: [], NextToken: expect.any(String) });
    const { json: second } = await invoke(handler, { ...call, query: { nextToken: first.NextToken } });
    expect(second).toEqual({ DataIntegrations: [entry('orders')] });
  });

  test('leaves out what has no name that could be on it', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrations: [{ SourceURI: 'orders' }, { Name: 7 }] }),
    );
    const { handler } = startHandler(upstream.url, { ALLOWED_DATA_INTEGRATIONS: 'orders' });
    expect((await invoke(handler, call)).json).toEqual({ DataIntegrations: [] });
  });
});

describe('an event', () => {
  test.each(['/', '/dataIntegrations/', '/dataintegrations', 7, {}, '__proto__', '/applications'])(
    'of the resource %p is refused: there is no such route',
    async (resource) => {
      const upstream = await startUpstream(json(200, {}));
      const { handler, lines } = startHandler(upstream.url);
      const event = { ...eventOf({}), resource } as unknown as APIGatewayProxyEvent;
      const answer = parsed(await handler(event, { awsRequestId: 'test-invocation' } as Context));
      expect(answer).toMatchObject({ statusCode: 404, json: { message: 'There is no such route.' } });
      expect(lines).toMatchObject([{ record: { reason: 'no-route', status: 404 } }]);
      expect(upstream.requests).toEqual([]);
    },
  );

  test('that names no resource is for the route that every deployment has', async () => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = startHandler(upstream.url);
    const { resource: _resource, ...event } = eventOf({});
    const { statusCode } = await handler(event as APIGatewayProxyEvent, { awsRequestId: 'test' } as Context);
    expect(statusCode).toBe(200);
    expect(upstream.requests.map(({ url }) => url)).toEqual(['/dataIntegrations/orders/associations']);
  });
});

test('a cursor that an earlier version issued opens', async () => {
  const noon = Date.UTC(2026, 0, 7, 12);
  const cursor = 'AQtq8H0VpR7IYFTRKxhYM59MP0kbSXpal3A3Q9k77r4HpLopGDHMcRjKJ5OLA6o';
  const upstream = await startUpstream(json(200, {}));
  const { handler } = startHandler(
    upstream.url,
    { CURSOR_SECRET: 'test-secret-test-secret-test-secret!' },
    { now: () => noon },
  );
  expect((await invoke(handler, { query: { nextToken: cursor } })).statusCode).toBe(200);
  expect(upstream.requests.map(({ url }) => url)).toEqual([
    '/dataIntegrations/orders/associations?nextToken=test-token',
  ]);
});

test('no two operations share a path or a name', () => {
  expect(new Set(operations.map(({ path }) => path)).size).toBe(operations.length);
  expect(new Set(operations.map(({ operation }) => operation)).size).toBe(operations.length);
});
