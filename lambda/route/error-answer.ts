import { toApiError } from '../api-error.ts';
import type { RouteMiddleware } from './middleware.ts';
import { httpError } from './response.ts';

/** The most of a detail that is logged, in UTF-16 units: others write it, and CloudWatch cuts lines that are too long. */
const MAX_DETAIL_LENGTH = 2000;

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
      if (error.detail !== undefined) record.detail = shortened(error.detail);
      request.error = Object.assign(new Error(), httpError(error, record.requestId));
    },
  };
}

function shortened(detail: string): string {
  return detail.length > MAX_DETAIL_LENGTH ? `${detail.slice(0, MAX_DETAIL_LENGTH)}…` : detail;
}
