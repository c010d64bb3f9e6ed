/** What may go wrong between the page and the provider; the sentences for people are in failure-words.ts. */
export type FailureKind =
  /** An answer to a request for authorization that this tab has not made, or has had an answer to. */
  | 'unknown-answer'
  /** The code was not taken: expired, used, or of another request. */
  | 'code-refused'
  | 'access-denied'
  /** Any other error that the provider names. */
  | 'provider-error'
  /** No answer, or the answer of something that is overloaded or broken. */
  | 'unreachable'
  /** What is at the issuer's address is no provider, or another one. */
  | 'no-provider'
  /** An answer that may not be trusted, or makes no sense. */
  | 'unusable-answer'
  | 'no-storage'
  | 'insecure-page';

/** Nobody reads more, and an answer may have megabytes. In UTF-16 units. */
const MOST_SAID = 500;

/** A sign-in, or a renewal, that failed. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';
  readonly kind: FailureKind;
  /** What the provider, or the check of its answer, said: free text. */
  readonly said: string | undefined;

  constructor(kind: FailureKind, said?: string, cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
    this.said = said !== undefined && said.length > MOST_SAID ? `${said.slice(0, MOST_SAID)} …` : said;
  }
}
