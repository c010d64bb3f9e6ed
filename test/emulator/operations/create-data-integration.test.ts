import {
  CreateDataIntegrationCommand,
  DuplicateResourceException,
  GetDataIntegrationCommand,
  ListDataIntegrationsCommand,
  ResourceQuotaExceededException,
} from '@aws-sdk/client-appintegrations';
import type { CreateDataIntegrationCommandInput } from '@aws-sdk/client-appintegrations';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { getJson, send, sendJson } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let time = 0;
let emulator: Emulator;
beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  emulator = await startEmulator({ seed: [], now: () => time });
});
afterEach(() => emulator.close());

const complete = {
  Name: 'crm/accounts.eu_1-a',
  Description: 'Accounts.\nAll of them. 😀',
  KmsKey: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  SourceURI: 'Salesforce://AppFlow/example-org',
  ScheduleConfig: {
    FirstExecutionFrom: '1767225600000',
    Object: 'Account',
    ScheduleExpression: 'rate(1 hour)',
  },
  Tags: { team: 'contact-centre' },
  FileConfiguration: { Folders: ['/a'], Filters: { extension: ['pdf'] } },
  ObjectConfiguration: { Account: { fields: ['Id', 'Name'] } },
} satisfies CreateDataIntegrationCommandInput;

const least = { Name: 'least', KmsKey: 'key', SourceURI: 's3://amzn-s3-demo-bucket/least' };

const create = (input: CreateDataIntegrationCommandInput) =>
  sdkClient(emulator).send(new CreateDataIntegrationCommand(input));

const post = (body: unknown) => sendJson(emulator, 'POST', '/dataIntegrations', body);

test('everything that is set comes back, ScheduleConfig under its other name, with the ClientToken', async () => {
  const { ScheduleConfig, ...members } = complete;
  const { $metadata: _, ...output } = await create({ ...complete, ClientToken: 'once' });
  expect(output).toEqual({
    ...members,
    ScheduleConfiguration: ScheduleConfig,
    ClientToken: 'once',
    Id: expect.stringMatching(/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/),
    Arn: `arn:aws:app-integrations:us-east-1:111122223333:data-integration/${output.Id}`,
  });
});

test('Get shows it without the ClientToken, List in short', async () => {
  const { Arn, Id } = await create({ ...complete, ClientToken: 'once' });
  const { $metadata: _, ...shown } = await sdkClient(emulator).send(
    new GetDataIntegrationCommand({ Identifier: Id }),
  );
  const { ScheduleConfig, ...members } = complete;
  expect(shown).toEqual({ ...members, Arn, Id, ScheduleConfiguration: ScheduleConfig });
  expect(await getJson(emulator, '/dataIntegrations')).toEqual({
    DataIntegrations: [{ Arn, Name: complete.Name, SourceURI: complete.SourceURI }],
  });
});

test('name and key are enough; unknown members are ignored, null ones absent', async () => {
  const { status, json } = await post({ Name: 'a', KmsKey: 'key', Description: null, Owner: 'nobody' });
  expect([status, Object.keys(json).toSorted()]).toEqual([200, ['Arn', 'Id', 'KmsKey', 'Name']]);
});

test.each([
  [
    {},
    "2 validation errors detected: Value at 'Name' failed to satisfy constraint: Member must not be null; Value at 'KmsKey' failed to satisfy constraint: Member must not be null",
  ],
  [[], "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must be an object"],
  [{ ...least, Name: 'a b' }, /'Name' .* regular expression/],
  [{ ...least, Name: 'x'.repeat(256) }, /'Name' .* length less than or equal to 255$/],
  [{ ...least, Name: 5 }, /'Name' .* must be a string$/],
  [{ ...least, KmsKey: ' ' }, /'KmsKey' .* regular expression/],
  [{ ...least, Description: 'x'.repeat(1001) }, /'Description' .* 1000$/],
  [{ ...least, SourceURI: 'nowhere' }, /'SourceURI'/],
  [{ ...least, ScheduleConfig: {} }, /'ScheduleConfig.ScheduleExpression' .* not be null$/],
  [{ ...least, Tags: {} }, /'Tags' .* length greater than or equal to 1$/],
  [{ ...least, Tags: { 'aws:x': 'y' } }, /'Tags.key' .* regular expression/],
  [{ ...least, FileConfiguration: { Folders: [] } }, /'FileConfiguration.Folders' .* 1$/],
  [
    { ...least, ObjectConfiguration: { Account: { fields: ['a b'] } } },
    /'ObjectConfiguration.Account.fields.0'/,
  ],
  [{ ...least, ClientToken: '' }, /'ClientToken'/],
])('%j is refused', async (body, message) => {
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 400, code: 'InvalidRequestException' });
  expect(answer.json['Message']).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  );
});

test('however much is wrong, the message stays short', async () => {
  const Folders = Array.from({ length: 100_000 }, () => 5);
  const { json } = await post({ ...least, FileConfiguration: { Folders } });
  expect(json['Message']).toMatch(/^100001 validation errors detected: /);
  expect(String(json['Message']).length).toBeLessThan(5000);
});

test('a long URI is refused, in a time that grows no faster than it', async () => {
  expect(await post({ ...least, SourceURI: `s3://${'a'.repeat(1_000_000)},!` })).toMatchObject({
    status: 400,
  });
});

test.each(['{', 'hello', '\u0000'])('the body %j is refused', async (body) => {
  expect(await send(emulator, 'POST', '/dataIntegrations', body)).toMatchObject({
    status: 400,
    headers: { 'x-amzn-errortype': 'SerializationException' },
  });
});

test('the same name again is a duplicate', async () => {
  await create(least);
  const again = create(least);
  await expect(again).rejects.toBeInstanceOf(DuplicateResourceException);
  await expect(again).rejects.toMatchObject({ $metadata: { httpStatusCode: 409 } });
});

test('a name that is reserved could not be reached, and counts as taken', async () => {
  expect(await post({ ...least, Name: 'throttled' })).toMatchObject({ status: 409 });
});

test('the same ClientToken creates once, and answers the same', async () => {
  const first = await post({ ...least, ClientToken: 'once' });
  expect(await post({ ...least, ClientToken: 'once' })).toEqual(first);
  const { DataIntegrations } = await sdkClient(emulator).send(new ListDataIntegrationsCommand({}));
  expect(DataIntegrations).toHaveLength(1);
});

test('the same ClientToken with other parameters is refused', async () => {
  await post({ ...least, ClientToken: 'once' });
  expect(await post({ ...least, KmsKey: 'other', ClientToken: 'once' })).toMatchObject({
    status: 400,
    code: 'InvalidRequestException',
  });
});

test('a ClientToken is remembered for a day', async () => {
  await post({ ...least, ClientToken: 'once' });
  time += DAY_MS - 1;
  expect(await post({ ...least, ClientToken: 'once' })).toMatchObject({ status: 200 });
  time += 1;
  expect(await post({ ...least, ClientToken: 'once' })).toMatchObject({ status: 409 });
});

test('the 21st is over the quota', async () => {
  for (let index = 1; index <= 20; index += 1) await create({ ...least, Name: `number-${index}` });
  const refused = create({ ...least, Name: 'number-21' });
  await expect(refused).rejects.toBeInstanceOf(ResourceQuotaExceededException);
  await expect(refused).rejects.toMatchObject({ $metadata: { httpStatusCode: 429 } });
});

test('beside the twenty that the emulator has by itself, there is room for as many', async () => {
  const usual = await startEmulator();
  const body = { ...least, Name: 'number-21' };
  expect(await sendJson(usual, 'POST', '/dataIntegrations', body)).toMatchObject({ status: 200 });
  await usual.close();
});

const scheduled = { ScheduleConfig: { Object: 'Account', ScheduleExpression: 'rate(1 hour)' } };

test.each([
  ['s3://amzn-s3-demo-bucket', scheduled],
  ['S3://amzn-s3-demo-bucket', scheduled],
  ['s3://amzn-s3-demo-bucket', { ObjectConfiguration: { Account: { fields: ['Id'] } } }],
])('%s has files, no records: %j is refused in the words of AWS', async (SourceURI, more) => {
  expect(await post({ Name: 'test', KmsKey: 'key', SourceURI, ...more })).toEqual({
    status: 400,
    code: 'InvalidRequestException',
    json: {
      Message:
        'Failed to create DataIntegration with name: test. Source S3 does not support structured data.',
    },
  });
});

test.each([
  ['s3://amzn-s3-demo-bucket', { FileConfiguration: { Folders: ['/'] } }],
  ['s3x://amzn-s3-demo-bucket', scheduled],
  ['Salesforce://AppFlow/s3', scheduled],
])('%s may have %j', async (SourceURI, more) => {
  expect(await post({ Name: 'test', KmsKey: 'key', SourceURI, ...more })).toMatchObject({ status: 200 });
});
