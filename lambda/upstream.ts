import {
  AppIntegrationsClient,
  ListDataIntegrationAssociationsCommand,
} from '@aws-sdk/client-appintegrations';

import type { HttpHandler } from './http-handler.ts';
import { withRetry } from './retry.ts';
import { sdkConfig } from './sdk-config.ts';
import type { AwsEnvironment } from './sdk-config.ts';
import { statusOf, toUpstreamError } from './upstream-error.ts';
import { readUpstreamPage } from './upstream-page.ts';
import type { UpstreamPage } from './upstream-page.ts';

/** Which page to ask AppIntegrations for. */
export interface UpstreamRequest {
  identifier: string;
  maxResults?: number | undefined;
  /** AppIntegrations' own NextToken. */
  token?: string | undefined;
}

/** What the log says of the calls made for one page. */
export interface UpstreamTrace {
  /** AWS's request id and status of the last answer, if one came. */
  requestId?: string;
  status?: number;
  attempts: number;
  /** Milliseconds, all attempts together. */
  ms: number;
}

/**
 * Asks AppIntegrations for one page before `deadline` (epoch milliseconds), noting in `trace` what happened.
 * Rejects with an ApiError, whatever goes wrong.
 */
export type Upstream = (
  request: UpstreamRequest,
  deadline: number,
  trace: UpstreamTrace,
) => Promise<UpstreamPage>;

/** Steps of the SDK that a signed GET without a body passes through for nothing, on each request. */
const idleMiddlewares = ['contentLengthMiddleware', 'loggerMiddleware', 'recursionDetectionMiddleware'];

/** The real AppIntegrations, or whatever stands at `endpoint`. */
export function createUpstream(
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
): Upstream {
  const client = new AppIntegrationsClient(sdkConfig(environment, endpoint, httpHandler));
  for (const name of idleMiddlewares) client.middlewareStack.remove(name);

  return async (request, deadline, trace) => {
    const startedAt = Date.now();
    const command = new ListDataIntegrationAssociationsCommand({
      DataIntegrationIdentifier: request.identifier,
      ...(request.maxResults !== undefined && { MaxResults: request.maxResults }),
      ...(request.token !== undefined && { NextToken: request.token }),
    });
    try {
      return await withRetry(deadline, async (requestTimeout) => {
        trace.attempts += 1;
        return await send(client, command, requestTimeout, trace);
      });
    } finally {
      trace.ms = Date.now() - startedAt;
    }
  };
}

async function send(
  client: AppIntegrationsClient,
  command: ListDataIntegrationAssociationsCommand,
  requestTimeout: number,
  trace: UpstreamTrace,
): Promise<UpstreamPage> {
  try {
    const output = await client.send(command, { requestTimeout });
    note(trace, output);
    return readUpstreamPage(output);
  } catch (error) {
    if (typeof error === 'object' && error !== null) note(trace, error);
    throw toUpstreamError(error, command.input.NextToken);
  }
}

function note(trace: UpstreamTrace, answer: Parameters<typeof statusOf>[0]): void {
  const status = statusOf(answer);
  const requestId = answer.$metadata?.requestId;
  if (status !== undefined) trace.status = status;
  if (typeof requestId === 'string') trace.requestId = requestId;
}
