import {
  AppIntegrationsClient,
  ListDataIntegrationAssociationsCommand,
  ListDataIntegrationsCommand,
} from '@aws-sdk/client-appintegrations';

import type { OperationName } from '../../contract/operations.ts';
import type { HttpHandler, SdkRequest, SdkResponse } from '../aws/http-handler.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import type { AwsEnvironment } from '../aws/sdk-config.ts';

/** Signs and sends one call of an operation, once, within `timeoutMs`. Rejects with a TransportError. */
export type SdkCall = (input: object, timeoutMs: number) => Promise<SdkResponse>;

/** The SDK's command of each operation. None is ever sent: only its middleware is taken. */
const commands = {
  ListDataIntegrationAssociations: new ListDataIntegrationAssociationsCommand({
    DataIntegrationIdentifier: undefined,
  }),
  ListDataIntegrations: new ListDataIntegrationsCommand({}),
} satisfies Record<OperationName, unknown>;

/** Steps of the SDK that a signed GET without a body passes through for nothing, on each request. */
const idleMiddlewares = ['contentLengthMiddleware', 'loggerMiddleware', 'recursionDetectionMiddleware'];

/**
 * The SDK's client as one function for each operation. `client.send` puts the middleware of client and command in order
 * anew for each call; here that is done once, which newer versions of the SDK offer as `cacheMiddleware`. All calls of an
 * operation so share the SDK's context object, in which nothing differs from call to call: endpoint, credentials and
 * operation.
 */
export function createSdkCalls(
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
): (operation: OperationName) => SdkCall {
  const client = new AppIntegrationsClient(sdkConfig(environment, endpoint, httpHandler));
  for (const name of idleMiddlewares) client.middlewareStack.remove(name);

  // Calls are tried again outside (lambda/aws/retry.ts). The SDK's own step for that also notes each attempt in the shared context.
  client.middlewareStack.add((next) => next, {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });

  // Options of a call are fixed once the middleware is in order, but the input goes all the way with it.
  const timeouts = new WeakMap<object, number>();
  // The last step: what the SDK would make of an answer is written to the console where a text is a number, and copies
  // whatever an error body holds onto its error. The answer is read outside (lambda/upstream/upstream.ts), so nothing comes after.
  client.middlewareStack.add(
    () =>
      async ({ input, request }) => {
        const { response } = await httpHandler.handle(request as SdkRequest, {
          requestTimeout: timeouts.get(input),
        });
        return { response, output: response as never };
      },
    { name: 'send', step: 'finalizeRequest', priority: 'low' },
  );

  return (operation) => {
    const run = commands[operation].resolveMiddleware(client.middlewareStack, client.config, {});
    return async (input, timeoutMs) => {
      timeouts.set(input, timeoutMs);
      const { response } = await run({ input: input as never });
      return response as SdkResponse;
    };
  };
}
