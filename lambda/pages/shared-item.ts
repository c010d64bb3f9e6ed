import type { ErrorCode } from '../../contract/errors.ts';
import { documentedError } from '../api-error.ts';
import type { ApiError, Reason } from '../api-error.ts';
import type { Attributes, Condition } from '../aws/dynamodb.ts';
import { isObject } from '../aws/read-json.ts';
import { CREDENTIAL_ERRORS } from '../upstream/upstream-error.ts';
import type { Look } from './look.ts';

/** What AppIntegrations said of a page, as the table has it. */
export type SharedItem = {
  /** When it was asked, in epoch milliseconds, by the clock of the sandbox that did. */
  statedAt: number;
} & ({ entries: Look['entries']; sealedToken: string } | { refused: Refused });

/** How far apart the clocks of two sandboxes may be. What is further ahead is rubbish. */
export const CLOCK_SKEW_MS = 60_000;

/** DynamoDB takes 400 KB; what the other attributes may take is left free. */
const MAX_ENTRIES_BYTES = 380_000;

/** What a page is refused with, by the code that all sandboxes know it by. */
const reasons = {
  AccessDeniedException: 'upstream-denied',
  InvalidRequestException: 'upstream-error',
  ResourceNotFoundException: 'upstream-error',
} as const satisfies Partial<Record<ErrorCode, Reason>>;

export type Refused = keyof typeof reasons;

/** A page as an item's attributes; `undefined` if it is too large to be shared. */
export function pageAttributes({ entries }: Look, sealedToken: string): Attributes | undefined {
  const text = JSON.stringify(entries);
  if (Buffer.byteLength(text) + sealedToken.length > MAX_ENTRIES_BYTES) return undefined;
  return { entries: text, ...(sealedToken && { next: sealedToken }) };
}

/**
 * A refusal as an item's attributes; `undefined` if it is no other sandbox's business, as one that is about the clock or the credentials
 * of this one.
 */
export function refusalAttributes({ code, status, reason }: ApiError): Attributes | undefined {
  if (status === 401 || CREDENTIAL_ERRORS.test(code)) return undefined;
  if (reason === 'upstream-denied' || status === 403) return { refused: 'AccessDeniedException' };
  if (status === 404) return { refused: 'ResourceNotFoundException' };
  return status < 500 ? { refused: 'InvalidRequestException' } : undefined;
}

/** The answer to whoever asks for a page that was refused. */
export function toRefusal(refused: Refused): ApiError {
  return documentedError(refused, reasons[refused]);
}

/** What an item says; `undefined` if it is not one of ours. */
export function readItem(item: Attributes, now: number): SharedItem | undefined {
  const { statedAt, entries, next = '', refused = '' } = item;
  if (typeof statedAt !== 'number' || !(statedAt >= 0 && statedAt <= now + CLOCK_SKEW_MS)) return undefined;
  if (isRefused(refused)) return { statedAt, refused };
  const listed = readEntries(entries);
  return listed && typeof next === 'string' ? { statedAt, entries: listed, sealedToken: next } : undefined;
}

/** That nothing as new as this is there. What is no number, or far in the future, is nothing. */
export function nothingNewer(statedAt: number, now: number): Condition {
  // A comparison with an attribute that is missing, or of another type, does not hold: then this does.
  return [
    'NOT statedAt BETWEEN :at AND :latest',
    { ':at': statedAt, ':latest': Math.max(statedAt, now + CLOCK_SKEW_MS) },
  ];
}

function isRefused(text: string | number): text is Refused {
  return Object.hasOwn(reasons, text);
}

function readEntries(text: unknown): Look['entries'] | undefined {
  try {
    const entries: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return Array.isArray(entries) && entries.every(isObject) ? entries : undefined;
  } catch {
    return undefined;
  }
}
