import { toApiError } from './api-error.ts';
import type { RouteMiddleware } from './request-record.ts';
import { httpError } from './response.ts';

/**
 * Turns whatever was thrown into the contract's error and notes it in the record. Middy runs error handlers from
 * the last to the first, so this stands after @middy/http-error-handler, which makes the response of it.
 */
export function errorAnswer(): RouteMiddleware {
  return {
    onError: (request) => {
      const { record } = request.context;
      const error = toApiError(request.error);
      record.code = error.code;
      record.reason = error.reason;
      if (error.detail !== undefined) record.detail = error.detail;
      request.error = Object.assign(new Error(), httpError(error, record.requestId));
    },
  };
}
