import type { ParameterName } from './operations.ts';

/** One parameter that broke its rule. */
export interface ParameterIssue {
  parameter: ParameterName;
  message: string;
}

/** The body of every error, whoever makes it: the function or API Gateway. */
export interface ErrorBody {
  message: string;
  /** One of the documented ones, one of the gateway's, or another of AWS's error names. */
  code: string;
  /** What to quote when asking for help: the same as the header `x-amzn-RequestId`. */
  requestId: string;
  /** Only for parameter errors. */
  issues?: ParameterIssue[];
}
