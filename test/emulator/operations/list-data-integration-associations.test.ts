import {
  InvalidRequestException,
  ListDataIntegrationAssociationsCommand,
  ListDataIntegrationsCommand,
  paginateListDataIntegrationAssociations,
  ResourceNotFoundException,
} from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../../contract/operations/list-data-integration-associations.ts';
import { defaultSeed } from '../../../emulator/state/default-seed.ts';
import { getJson, send } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let time = Date.UTC(2026, 0, 1);
const emulator = await startEmulator({ now: () => time });
const client = sdkClient(emulator);
afterAll(() => emulator.close());

const list = (DataIntegrationIdentifier: string, page: { MaxResults?: number; NextToken?: string } = {}) =>
  client.send(new ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier, ...page }));

const firstToken = async (identifier = 'many') => {
  const { NextToken } = await list(identifier, { MaxResults: 1 });
  return NextToken ?? '';
};

test.each([1, 7, 49, 50])(
  "the SDK's paginator reads 120 associations, %i at a time, in order, each once",
  async (pageSize) => {
    const clientIds: (string | undefined)[] = [];
    for await (const page of paginateListDataIntegrationAssociations(
      { client, pageSize },
      { DataIntegrationIdentifier: 'many' },
    )) {
      clientIds.push(...(page.DataIntegrationAssociations ?? []).map(({ ClientId }) => ClientId));
    }
    expect(clientIds).toEqual(
      Array.from({ length: 120 }, (_, index) => `many-${String(index + 1).padStart(3, '0')}`),
    );
  },
);

test('without MaxResults a page has 50 associations', async () => {
  expect((await list('many')).DataIntegrationAssociations).toHaveLength(50);
});

test('a token may be used with another MaxResults', async () => {
  const { DataIntegrationAssociations } = await list('many', {
    MaxResults: 2,
    NextToken: await firstToken(),
  });
  expect(DataIntegrationAssociations?.map(({ ClientId }) => ClientId)).toEqual(['many-002', 'many-003']);
});

test('an integration without associations answers an empty list and no token', async () => {
  expect(await getJson(emulator, '/dataIntegrations/empty/associations')).toEqual({
    DataIntegrationAssociations: [],
  });
});

test('an association has every documented member, and no other', async () => {
  expect(await getJson(emulator, '/dataIntegrations/complete/associations')).toEqual({
    DataIntegrationAssociations: [
      {
        ClientId: 'customer-profiles',
        DataIntegrationArn: expect.stringMatching(
          /^arn:aws:app-integrations:us-east-1:\d{12}:data-integration\/[\da-f-]{36}$/,
        ),
        DataIntegrationAssociationArn: expect.stringMatching(
          /:data-integration-association\/[\da-f-]{36}\/[\da-f-]{36}$/,
        ),
        DestinationURI: 's3://amzn-s3-demo-bucket/complete',
        ExecutionConfiguration: {
          ExecutionMode: 'SCHEDULED',
          OnDemandConfiguration: { StartTime: '1764547200000', EndTime: '1767225600000' },
          ScheduleConfiguration: {
            FirstExecutionFrom: '1767225600000',
            Object: 'Account',
            ScheduleExpression: 'rate(1 hour)',
          },
        },
        LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: '1284 records transferred.' },
      },
    ],
  });
});

test('the seed shows both modes, all three states, and both formats of time', async () => {
  const { DataIntegrationAssociations } = (await getJson(
    emulator,
    '/dataIntegrations/zendesk-tickets/associations',
  )) as AssociationsPage;
  const seen = (read: (association: AssociationsPage['DataIntegrationAssociations'][number]) => unknown) =>
    new Set(DataIntegrationAssociations.map(read));
  expect(seen(({ ExecutionConfiguration }) => ExecutionConfiguration?.ExecutionMode)).toEqual(
    new Set(['SCHEDULED', 'ON_DEMAND']),
  );
  expect(seen(({ LastExecutionStatus }) => LastExecutionStatus?.ExecutionStatus)).toEqual(
    new Set(['COMPLETED', 'IN_PROGRESS', 'FAILED', undefined]),
  );
  expect(
    seen(({ ExecutionConfiguration }) => ExecutionConfiguration?.ScheduleConfiguration?.FirstExecutionFrom),
  ).toEqual(new Set(['1767225600000', '2026-01-01T00:00:00Z', undefined]));
});

test.each(defaultSeed.map(({ Name }) => Name).filter((name) => name !== 'flaky' && name !== 'slow'))(
  'the name %s is found exactly as sent, and so are its ARN and its UUID',
  async (name) => {
    emulator.requests.clear();
    const { DataIntegrations = [] } = await client.send(new ListDataIntegrationsCommand({ MaxResults: 50 }));
    const { Arn = '' } = DataIntegrations.find(({ Name }) => Name === name) ?? {};
    const uuid = Arn.slice(-36);
    const pages = await Promise.all(
      [name, Arn, uuid].map((identifier) => list(identifier, { MaxResults: 1 })),
    );
    expect(pages.map(({ DataIntegrationAssociations }) => DataIntegrationAssociations)).toEqual(
      Array.from({ length: 3 }, () => pages[0]?.DataIntegrationAssociations),
    );
    expect(
      emulator.requests
        .recent()
        .slice(1)
        .map(({ identifier }) => identifier),
    ).toEqual([name, Arn, uuid]);
  },
);

test('a name that is not there is 404', async () => {
  await expect(list('Many')).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('AWS answers in its own spelling', async () => {
  const answer = await send(emulator, 'GET', '/dataIntegrations/nothing/associations');
  expect(answer).toMatchObject({
    status: 404,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': 'ResourceNotFoundException',
      'x-amzn-requestid': expect.stringMatching(/^[\da-f-]{36}$/),
    },
    body: '{"Message":"The DataIntegration does not exist."}',
  });
});

const emoji = encodeURIComponent('😀');

test.each([
  ['one character', 'a', 404],
  ['255 characters of four bytes', emoji.repeat(255), 404],
  ['a line break, a blank, a letter', '%0A%20x', 404],
  ['256 characters', emoji.repeat(256), 400],
  ['only blanks', '%20%09', 400],
  ['nothing', '', 400],
])('identifier of %s', async (_what, identifier, status) => {
  expect(await send(emulator, 'GET', `/dataIntegrations/${identifier}/associations`)).toMatchObject({
    status,
  });
});

test.each(['0', '51', '-1', '1.5', '1e1', '0x1', ' 1', '', 'abc', '9999999999999999999', '1&maxResults=2'])(
  'maxResults=%s is refused',
  async (maxResults) => {
    const answer = await send(
      emulator,
      'GET',
      `/dataIntegrations/many/associations?maxResults=${encodeURI(maxResults)}`,
    );
    expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'InvalidRequestException' } });
  },
);

test.each([1, 50])('maxResults=%i is accepted', async (maxResults) => {
  expect((await list('many', { MaxResults: maxResults })).DataIntegrationAssociations).toHaveLength(
    maxResults,
  );
});

test.each([0, 1001])('a token of %i characters is refused', async (length) => {
  const token = 'x'.repeat(length);
  const { body } = await send(emulator, 'GET', `/dataIntegrations/many/associations?nextToken=${token}`);
  expect(body).toMatch(/'nextToken' failed to satisfy constraint: Member must have length/);
});

test('a token is refused for another identifier of the same integration, and for another operation', async () => {
  const NextToken = await firstToken();
  const { DataIntegrationAssociations = [] } = await list('many', { MaxResults: 1 });
  await expect(
    list(DataIntegrationAssociations[0]?.DataIntegrationArn ?? '', { NextToken }),
  ).rejects.toBeInstanceOf(InvalidRequestException);
  expect(await send(emulator, 'GET', `/dataIntegrations?nextToken=${NextToken}`)).toMatchObject({
    status: 400,
  });
});

test('a token is honoured for a day, and then no more', async () => {
  const NextToken = await firstToken();
  time += DAY_MS - 1;
  expect((await list('many', { NextToken, MaxResults: 1 })).DataIntegrationAssociations).toHaveLength(1);
  time += 1;
  await expect(list('many', { NextToken })).rejects.toBeInstanceOf(InvalidRequestException);
});

test('a token altered in any character is refused', async () => {
  const token = await firstToken();
  const altered = Array.from(
    token,
    (character, index) => token.slice(0, index) + (character === 'A' ? 'B' : 'A') + token.slice(index + 1),
  );
  const statuses = await Promise.all(
    altered.map(
      async (nextToken) =>
        (await send(emulator, 'GET', `/dataIntegrations/many/associations?nextToken=${nextToken}`)).status,
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([400]));
});

test('a wrong parameter is told before a missing integration', async () => {
  expect(await send(emulator, 'GET', '/dataIntegrations/nothing/associations?maxResults=0')).toMatchObject({
    status: 400,
  });
});
