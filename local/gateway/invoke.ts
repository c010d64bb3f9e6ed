import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { createContext } from './context.ts';

/** The function behind the gateway. What it returns is checked, not trusted. */
export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

/** The function took longer than it may. */
export class FunctionTimeout extends Error {
  override name = 'FunctionTimeout';
}

/**
 * Calls the function once, and stops waiting when its time is up, as Lambda does.
 *
 * @param timeoutMs - Milliseconds the function may take; its context counts them down.
 * @throws FunctionTimeout, or what the function throws.
 */
export async function invokeHandler(
  handler: Handler,
  event: APIGatewayProxyEvent,
  timeoutMs: number,
): Promise<unknown> {
  const { promise: timeUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new FunctionTimeout(`The function did not answer within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  // Who waits for the answer is a connection: once the gateway has closed, no timer may keep the process.
  timer.unref();
  try {
    return await Promise.race([handler(event, createContext(timeoutMs)), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
