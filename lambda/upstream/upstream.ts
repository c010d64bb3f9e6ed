import { pathParameter } from '../../contract/list-operation.ts';
import type { ListOperation } from '../../contract/list-operation.ts';
import { toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { readJson } from '../aws/read-json.ts';
import { withRetry } from '../aws/retry.ts';
import type { UpstreamTrace } from '../request-record.ts';
import type { SdkCall } from './sdk-call.ts';
import { errorName, forLog, noTime, toRefusal, toUpstreamError } from './upstream-error.ts';
import { createPageReader } from './upstream-page.ts';
import type { UpstreamPage } from './upstream-page.ts';

/** Which page to ask AppIntegrations for. */
export interface UpstreamRequest {
  /** `''` where the path of the operation names nothing. */
  identifier: string;
  maxResults?: number | undefined;
  /** AppIntegrations' own NextToken; absent for the first page. */
  token?: string | undefined;
}

/**
 * Asks AppIntegrations for one page before `deadline` (milliseconds of `performance.now()`), noting in `trace` what happened.
 * Rejects with an ApiError, whatever goes wrong.
 *
 * @param mayAskAgain - asked before each attempt but the first; if it says no, the failure stands.
 */
export type Upstream = (
  request: UpstreamRequest,
  deadline: number,
  trace: UpstreamTrace,
  mayAskAgain: () => Promise<boolean>,
) => Promise<UpstreamPage>;

/** An operation of AppIntegrations, asked through `call`. */
export function createUpstream(operation: ListOperation, call: SdkCall): Upstream {
  const toInput = createInputWriter(operation);
  const readPage = createPageReader(operation);

  return async (request, deadline, trace, mayAskAgain) => {
    const startedAt = performance.now();
    const input = toInput(request);
    let failure: ApiError | undefined;
    const attempt = async (timeoutMs: number): Promise<UpstreamPage> => {
      trace.attempts += 1;
      const response = await call(input, timeoutMs).catch((error: unknown) => {
        throw toUpstreamError(error);
      });
      const { statusCode, headers, body } = response;
      trace.status = statusCode;
      const requestId = headers['x-amzn-requestid'];
      if (requestId !== undefined) trace.requestId = forLog(requestId, request.token);
      const answer = readJson(body);
      // A page has no error's name, whatever the status says.
      if (answer && statusCode === 200 && errorName(headers, answer) === undefined) return readPage(answer);
      throw toRefusal(response, answer, request.token);
    };
    try {
      return await withRetry(deadline, noTime, async (timeoutMs) => {
        if (failure && !(await mayAskAgain())) throw failure;
        return attempt(timeoutMs).catch((error: unknown) => {
          failure = toApiError(error);
          throw failure;
        });
      });
    } finally {
      trace.ms = Math.round(performance.now() - startedAt);
    }
  };
}

/** Makes what turns a request into the input of AWS's operation; what is not asked for is not in it. */
function createInputWriter(operation: ListOperation): (request: UpstreamRequest) => object {
  const { maxResults: size, nextToken } = operation.parameters;
  const inPath = pathParameter(operation)?.[1];
  return ({ identifier, maxResults, token }) => ({
    ...(inPath && { [inPath.input]: identifier }),
    ...(maxResults !== undefined && { [size.input]: maxResults }),
    ...(token !== undefined && { [nextToken.input]: token }),
  });
}
