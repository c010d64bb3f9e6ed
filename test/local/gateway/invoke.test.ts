import { expect, test } from '@jest/globals';

import { toEvent } from '../../../local/gateway/event.ts';
import { invokeHandler } from '../../../local/gateway/invoke.ts';
import { localRequest } from '../local-request.ts';

const event = toEvent(
  localRequest(),
  { resource: '/dataIntegrations/{Identifier}/associations', parameters: { Identifier: 'crm' } },
  { requestId: 'request-1', receivedAt: 0 },
);

function timersThatKeepTheProcess(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

test('the function gets the event, and the time it has left', async () => {
  const returned = await invokeHandler(async (...got) => got, event, 5000);
  expect(returned).toMatchObject([event, { functionVersion: '$LATEST' }]);
});

test('what the function throws is thrown', async () => {
  await expect(invokeHandler(() => Promise.reject(new Error('no luck')), event, 5000)).rejects.toThrow(
    'no luck',
  );
});

test('a function that takes too long is not waited for', async () => {
  await expect(invokeHandler(() => new Promise(() => {}), event, 20)).rejects.toThrow(
    'The function did not answer within 20 ms.',
  );
});

test('a function that hangs does not keep the process', async () => {
  const before = timersThatKeepTheProcess();
  const hanging = invokeHandler(() => new Promise(() => {}), event, 50);
  expect(timersThatKeepTheProcess()).toBe(before);
  await expect(hanging).rejects.toThrow('50 ms');
});
