import { randomUUID } from 'node:crypto';

import type { Context } from 'aws-lambda';

import { LOCAL_ACCOUNT_ID } from './event.ts';

const FUNCTION_NAME = 'appintegrations-bff-local';

/**
 * Makes the context of one invocation.
 *
 * @param timeoutMs - Milliseconds the function may take, from now on.
 */
export function createContext(timeoutMs: number): Context {
  const deadline = performance.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:${LOCAL_ACCOUNT_ID}:function:${FUNCTION_NAME}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${FUNCTION_NAME}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
}

/** Node 24 on Lambda has no callback interface any more. */
function refuseCallback(): never {
  throw new Error('This function answers with a promise: context.done, fail and succeed are gone.');
}
