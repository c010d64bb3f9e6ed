import { toApiError } from '../api-error.ts';
import type { RouteMiddleware } from './middleware.ts';
import { httpError } from './response.ts';

/** The most of a detail that is logged, in UTF-16 units: others write it, and CloudWatch cuts lines that are too long. */
const MAX_DETAIL_LENGTH = 2000;

/** Turns whatever was thrown into the contract's error, as @middy/http-error-handler takes it, and notes it in the record. */
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
