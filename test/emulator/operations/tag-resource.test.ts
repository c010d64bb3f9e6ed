import {
  GetDataIntegrationCommand,
  ListTagsForResourceCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-appintegrations';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { send, sendJson } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const Arn = 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/a';
const associationArn = 'arn:aws-cn:app-integrations:cn-north-1:111122223333:data-integration-association/a/b';
let emulator: Emulator;
beforeEach(async () => {
  const associations = [{ Arn: associationArn }];
  emulator = await startEmulator({
    seed: [{ Name: 'a', Arn, Tags: { stage: 'old' }, associations }, { Name: 'b' }],
  });
});
afterEach(() => emulator.close());

const tag = (resourceArn: string, tags: Record<string, string>) =>
  sdkClient(emulator).send(new TagResourceCommand({ resourceArn, tags }));
const untag = (resourceArn: string, tagKeys: string[]) =>
  sdkClient(emulator).send(new UntagResourceCommand({ resourceArn, tagKeys }));
const tagsOf = async (resourceArn: string) =>
  (await sdkClient(emulator).send(new ListTagsForResourceCommand({ resourceArn }))).tags;

test('tags are added and replaced, and Get shows them', async () => {
  await tag(Arn, { stage: 'new', 'team/x:y': '' });
  const tags = { stage: 'new', 'team/x:y': '' };
  expect(await tagsOf(Arn)).toEqual(tags);
  expect((await sdkClient(emulator).send(new GetDataIntegrationCommand({ Identifier: Arn }))).Tags).toEqual(
    tags,
  );
});

test('tags are removed; a key that is not there is no error', async () => {
  await tag(Arn, { a: '1', b: '2' });
  await untag(Arn, ['stage', 'b', 'nothing']);
  expect(await tagsOf(Arn)).toEqual({ a: '1' });
});

test('an association has tags of its own', async () => {
  expect(await tagsOf(associationArn)).toEqual({});
  await tag(associationArn, { a: '1' });
  expect([await tagsOf(associationArn), await tagsOf(Arn)]).toEqual([{ a: '1' }, { stage: 'old' }]);
});

test('tag and untag answer nothing', async () => {
  const path = `/tags/${encodeURIComponent(Arn)}`;
  expect(await send(emulator, 'POST', path, '{"tags":{"a":"1"}}')).toMatchObject({ status: 200, body: '{}' });
  expect(await send(emulator, 'DELETE', `${path}?tagKeys=a`)).toMatchObject({ status: 200, body: '{}' });
});

test('a resource has up to 200 tags', async () => {
  await tag(Arn, Object.fromEntries(Array.from({ length: 199 }, (_, index) => [`key${index}`, ''])));
  await expect(tag(Arn, { more: '' })).rejects.toMatchObject({ name: 'InvalidRequestException' });
});

test('a resource that is not there is not found', async () => {
  const nothing = `${Arn}x`;
  await expect(tagsOf(nothing)).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(tag(nothing, { a: '1' })).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(untag(nothing, ['a'])).rejects.toBeInstanceOf(ResourceNotFoundException);
});

const PATH = `/tags/${encodeURIComponent(Arn)}`;

test.each([
  ['GET', '/tags/not-an-arn', undefined],
  ['POST', PATH, {}],
  ['POST', PATH, { tags: {} }],
  ['POST', PATH, { tags: { 'aws:a': 'b' } }],
  ['POST', PATH, { tags: { a: 'x'.repeat(257) } }],
  ['DELETE', PATH, undefined],
  ['DELETE', `${PATH}?tagKeys=`, undefined],
  ['DELETE', `${PATH}?tagKeys=a%20b`, undefined],
])('%s %s with %j is refused', async (method, path, body) => {
  expect(await sendJson(emulator, method, path, body ?? {})).toMatchObject({
    status: 400,
    code: 'InvalidRequestException',
  });
});

test('a tag named __proto__ is a tag like any other', async () => {
  expect(await send(emulator, 'POST', PATH, '{"tags":{"__proto__":"x"}}')).toMatchObject({ status: 200 });
  expect((await send(emulator, 'GET', PATH)).body).toBe('{"tags":{"stage":"old","__proto__":"x"}}');
});
