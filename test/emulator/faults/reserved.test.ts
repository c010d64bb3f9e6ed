import {
  AccessDeniedException,
  InternalServiceError,
  InvalidRequestException,
  ListDataIntegrationAssociationsCommand,
  ResourceNotFoundException,
  ThrottlingException,
} from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { until } from '../../until.ts';
import { getJson, send } from '../raw-http.ts';
import { sdkClient } from '../sdk-client.ts';
import { startEmulator } from '../start-emulator.ts';

const emulator = await startEmulator({ slowMs: 50 });
afterAll(() => emulator.close());

const list = (DataIntegrationIdentifier: string, maxAttempts?: number) =>
  sdkClient(emulator, maxAttempts).send(
    new ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier }),
  );

const pathOf = (identifier: string) => `/dataIntegrations/${identifier}/associations`;

test.each([
  ['throttled', ThrottlingException, 429],
  ['denied', AccessDeniedException, 403],
  ['missing', ResourceNotFoundException, 404],
  ['invalid', InvalidRequestException, 400],
  ['broken', InternalServiceError, 500],
])('%s reaches the SDK as its class and status', async (identifier, errorClass, status) => {
  const refusal = list(identifier);
  await expect(refusal).rejects.toBeInstanceOf(errorClass);
  await expect(refusal).rejects.toMatchObject({
    $metadata: { httpStatusCode: status, requestId: expect.any(String) },
  });
});

test.each([
  ['unavailable', 503, 'ServiceUnavailable'],
  ['expired-credentials', 403, 'ExpiredTokenException'],
  ['nameless', 403, '403'],
  ['empty-500', 500, '500'],
])('%s reaches the SDK with status %i and the name %s', async (identifier, httpStatusCode, name) => {
  await expect(list(identifier)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
});

test('denied names account and role, as AWS does', async () => {
  await expect(list('denied')).rejects.toThrow(/arn:aws:sts::111122223333:assumed-role/);
});

test('hostile-error takes over an error that copies upstream members', async () => {
  await expect(list('hostile-error')).rejects.toMatchObject({ statusCode: 201, expose: true });
});

test.each([
  ['html', 503, 'text/html', /^<html>/],
  ['empty-500', 500, undefined, /^$/],
  ['truncated', 200, 'application/json', /"s3:\/\/am$/],
  ['omitted', 200, 'application/json', /^\{\}$/],
])('%s on the wire', async (identifier, status, contentType, body) => {
  const answer = await send(emulator, 'GET', pathOf(identifier));
  expect(answer).toMatchObject({ status, body: expect.stringMatching(body) });
  expect(answer.headers['content-type']).toBe(contentType);
});

test('html and truncated are syntax errors to the SDK', async () => {
  await expect(list('html')).rejects.toMatchObject({ name: 'SyntaxError' });
  await expect(list('truncated')).rejects.toMatchObject({ name: 'SyntaxError' });
});

test('newer has members and values of tomorrow', async () => {
  expect(await getJson(emulator, pathOf('newer'))).toMatchObject({
    TotalCount: 1,
    DataIntegrationAssociations: [{ LastExecutionStatus: { ExecutionStatus: 'PARTIALLY_COMPLETED' } }],
  });
});

test.each(['reset', 'cut-off'])('%s breaks the connection', async (identifier) => {
  await expect(send(emulator, 'GET', pathOf(identifier))).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('slow waits, then answers', async () => {
  const start = performance.now();
  expect((await list('slow')).DataIntegrationAssociations).toHaveLength(2);
  expect(performance.now() - start).toBeGreaterThanOrEqual(49);
});

test('flaky fails first, then succeeds, then fails again; a second attempt hides it', async () => {
  await expect(list('flaky')).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  expect((await list('flaky')).DataIntegrationAssociations).toHaveLength(2);
  expect((await list('flaky', 2)).$metadata.attempts).toBe(2);
});

test('hang never answers, and does not keep the emulator from stopping', async () => {
  const hanging = await startEmulator();
  const answer = send(hanging, 'GET', pathOf('hang'));
  const outcome = answer.then(
    () => 'answered',
    (error: NodeJS.ErrnoException) => error.code,
  );
  await until(() => hanging.requests.count() === 1);
  expect(await send(hanging, 'GET', pathOf('empty'))).toMatchObject({ status: 200 });
  await hanging.close();
  expect(await outcome).toBe('ECONNRESET');
});

test('reserved identifiers behave alike in every operation', async () => {
  expect(await send(emulator, 'GET', '/dataIntegrations/denied')).toMatchObject({ status: 403 });
});

test('each has a sentence', () => {
  const sentences = Object.values(reserved).map(({ sentence }) => sentence);
  expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
});
