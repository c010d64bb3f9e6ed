/**
 * Stands in for `@smithy/node-http-handler`: the clients are given lambda/aws/http-handler.ts, which collects answers
 * by itself.
 */
export const NodeHttpHandler = { create: <Handler>(given: Handler): Handler => given };

export function streamCollector(): never {
  throw new Error('The request handler must hand over whole answers.');
}
