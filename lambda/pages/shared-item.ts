import { errors } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { documentedError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import type { Attributes, Condition } from '../aws/dynamodb.ts';
import { isObject } from '../aws/read-json.ts';
import type { Look } from './look.ts';

/** What AppIntegrations said of a page, as the table has it. */
export type SharedItem = {
  /** When it was asked, in epoch milliseconds, by the clock of the sandbox that did. */
  statedAt: number;
} & ({ entries: Look['entries']; sealedToken: string } | { refusal: ApiError });

/** How far apart the clocks of two sandboxes may be. What is further ahead is rubbish. */
export const CLOCK_SKEW_MS = 60_000;

/** DynamoDB takes 400 KB; what the other attributes may take is left free. */
const MAX_ENTRIES_BYTES = 380_000;

/** What a page that is refused is known by, where AppIntegrations gave it another name. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'InvalidRequestException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
};

/** Refusals that are about the clock or the credentials of one sandbox, and say nothing to the others. */
const OWN_FAULT =
  /^(ExpiredToken|IncompleteSignature|Invalid(AccessKeyId|ClientTokenId|SecurityToken|Signature|Token)|MissingAuthenticationToken|RequestExpired|RequestTimeTooSkewed|SignatureDoesNotMatch|TokenRefreshRequired|UnrecognizedClient)/;

/** A page as an item's attributes; `undefined` if it is too large to be shared. */
export function pageAttributes({ entries }: Look, sealedToken: string): Attributes | undefined {
  const text = JSON.stringify(entries);
  if (Buffer.byteLength(text) + sealedToken.length > MAX_ENTRIES_BYTES) return undefined;
  return { entries: text, ...(sealedToken && { next: sealedToken }) };
}

/** A refusal as an item's attributes; `undefined` if it is no other sandbox's business. */
export function refusalAttributes({ code, status }: ApiError): Attributes | undefined {
  const known = OWN_FAULT.test(code) ? undefined : codes[status];
  return known && { refused: known };
}

/** What an item says; `undefined` if it is not one of ours. */
export function readItem(item: Attributes, now: number): SharedItem | undefined {
  const { statedAt, entries, next = '', refused = '' } = item;
  if (typeof statedAt !== 'number' || !(statedAt >= 0 && statedAt <= now + CLOCK_SKEW_MS)) return undefined;
  if (isCode(refused)) {
    const reason = refused === 'AccessDeniedException' ? 'upstream-denied' : 'upstream-error';
    return { statedAt, refusal: documentedError(refused, reason) };
  }
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

function isCode(text: string | number): text is ErrorCode {
  return Object.hasOwn(errors, text);
}

function readEntries(text: unknown): Look['entries'] | undefined {
  try {
    const entries: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return Array.isArray(entries) && entries.every(isObject) ? entries : undefined;
  } catch {
    return undefined;
  }
}
