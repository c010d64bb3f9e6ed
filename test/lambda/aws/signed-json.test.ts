import { afterAll, expect, test } from '@jest/globals';

import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { createJsonCall } from '../../../lambda/aws/signed-json.ts';
import { canaries } from '../../canaries.ts';
import { stopClock } from '../../stopped-clock.ts';
import { json, never, reset, startUpstream, text } from '../upstream-server.ts';

stopClock();

const environment = {
  region: 'eu-west-2',
  credentials: {
    accessKeyId: 'test-access-key-id',
    secretAccessKey: canaries.secretAccessKey,
    sessionToken: canaries.sessionToken,
  },
};
const agents = createAgents();
const httpHandler = createHttpHandler(agents, { connectTimeoutMs: 2000, requestTimeoutMs: 2000 });
afterAll(() => agents.http.destroy());

const operation = {
  service: 'test-service',
  target: 'TestService_20120810.TestOperation',
  version: '1.0',
} as const;

function call(url: string, timeoutMs = 2000) {
  return createJsonCall(operation, environment, new URL(url), httpHandler)({ Name: 'test' }, timeoutMs);
}

test('a call is signed for its service, and says its operation and the version of the protocol', async () => {
  const service = await startUpstream(json(200, { Answer: 'test' }));
  await expect(call(service.url)).resolves.toEqual({ status: 200, answer: { Answer: 'test' } });

  const [request] = service.requests;
  expect(request).toMatchObject({
    method: 'POST',
    url: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'TestService_20120810.TestOperation',
      'x-amz-security-token': canaries.sessionToken,
      authorization: expect.stringMatching(
        /Credential=test-access-key-id\/\d{8}\/eu-west-2\/test-service\/aws4_request/,
      ),
    },
  });
  expect(JSON.parse(request?.body ?? '')).toEqual({ Name: 'test' });
});

test.each([
  ['/path', '/path/'],
  ['/path/', '/path/'],
  ['/one%20path/and/more', '/one%20path/and/more/'],
])("the path %s of the endpoint is kept, as the SDK's own clients do", async (path, sent) => {
  const service = await startUpstream(json(200, {}));
  await call(service.url + path);
  expect(service.requests[0]?.url).toBe(sent);
});

test('an error is an answer too: what it means is for the caller to say', async () => {
  const service = await startUpstream(json(400, { __type: 'TestException' }));
  await expect(call(service.url)).resolves.toEqual({ status: 400, answer: { __type: 'TestException' } });
});

test.each([
  ['the connection is reset', reset, 'unreachable'],
  ['the answer is HTML', text(503, '<html></html>'), 'malformed'],
  ['the answer is other JSON', json(200, [null]), 'malformed'],
])('where %s, it fails as a transport', async (_what, answer, kind) => {
  const service = await startUpstream(answer);
  await expect(call(service.url)).rejects.toMatchObject({ name: 'TransportError', kind });
});

test('the time limit is that of the call', async () => {
  const service = await startUpstream(never);
  await expect(call(service.url, 5)).rejects.toMatchObject({
    kind: 'timeout',
    message: 'No answer within 5 ms.',
  });
});
