import { readJson } from '../aws/read-json.ts';
import { withRetry } from '../aws/retry.ts';
import type { SdkCall } from './sdk-call.ts';
import { forLog, toRefusal, toUpstreamError } from './upstream-error.ts';
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

/** AppIntegrations, asked through `call`. */
export function createUpstream(call: SdkCall): Upstream {
  return async (request, deadline, trace) => {
    const startedAt = Date.now();
    const input = {
      DataIntegrationIdentifier: request.identifier,
      ...(request.maxResults !== undefined && { MaxResults: request.maxResults }),
      ...(request.token !== undefined && { NextToken: request.token }),
    };
    try {
      return await withRetry(deadline, async (timeoutMs) => {
        trace.attempts += 1;
        return await attempt(() => call(input, timeoutMs), trace, request.token);
      });
    } finally {
      trace.ms = Date.now() - startedAt;
    }
  };
}

async function attempt(
  call: () => ReturnType<SdkCall>,
  trace: UpstreamTrace,
  sentToken: string | undefined,
): Promise<UpstreamPage> {
  const response = await call().catch((error: unknown) => {
    throw toUpstreamError(error);
  });
  const { statusCode, headers } = response;
  trace.status = statusCode;
  const requestId = headers['x-amzn-requestid'];
  if (requestId !== undefined) trace.requestId = forLog(requestId, sentToken);
  const answer = readJson(response.body);
  if (answer && statusCode < 300) return readUpstreamPage(answer);
  throw toRefusal(response, answer, sentToken);
}
