import type { RequestRecord } from '../../lambda/request-record.ts';
import type { Log } from '../../lambda/route/request-log.ts';

/** The function's own records, kept until the gateway asks for them. */
export interface FunctionLog {
  /** For the function to log to. */
  log: Log;
  /** What the function said of a request, in a few words; then it is forgotten. */
  take: (requestId: string) => string;
}

/** A function that logs after its time was up leaves a record nobody asks for: no more than these. */
const MAX_RECORDS = 1000;

/** Puts the function's record of a request into the gateway's line, instead of a second line. */
export function createFunctionLog(): FunctionLog {
  const records = new Map<string, RequestRecord>();
  return {
    log: (_, record) => {
      if (records.size >= MAX_RECORDS) records.clear();
      records.set(record.requestId, record);
    },
    take: (requestId) => {
      const record = records.get(requestId);
      records.delete(requestId);
      return record === undefined ? '' : describe(record);
    },
  };
}

function describe({ cache, why, upstream, code, reason, detail }: RequestRecord): string {
  const attempts = upstream?.attempts ?? 0;
  const parts = [
    cache !== undefined && cache !== 'off' && `cache ${cache}${why === undefined ? '' : ` (${why})`}`,
    attempts > 1 && `${attempts} attempts`,
    code !== undefined && `${reason}: ${detail ?? code}`,
  ];
  return parts.filter(Boolean).join(', ');
}
