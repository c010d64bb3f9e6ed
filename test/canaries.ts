/** The places where the product meets a secret, each with the letter that its canary is made of. */
const letters = {
  /** Of the credentials that AWS is asked with. */
  secretAccessKey: 'a',
  sessionToken: 'b',
  /** What cursors are sealed with: `CURSOR_SECRET`, or what KMS answers. */
  cursorSecret: 'c',
  mac: 'd',
  /** What AWS gives as `NextToken`. */
  upstreamToken: 'e',
  /** What a caller, or the page, is known by. */
  accessToken: 'f',
  refreshToken: 'g',
  idToken: 'h',
  authorizationCode: 'i',
  cookie: 'j',
  signature: 'k',
  /** Of an address such as `https://somebody:password@host`. */
  password: 'l',
} as const;

export type SecretPlace = keyof typeof letters;

export const secretPlaces = Object.keys(letters) as SecretPlace[];

/**
 * What the canary of a place repeats. Any eight characters in a row hold it twice, in one of three phases, which base64 shows as three
 * different texts: so a piece of a canary is found as well as the whole, in any spelling (test/canaries/find-canary.ts).
 */
export function unitOf(place: SecretPlace): string {
  return `Q.${letters[place]}`;
}

/** 36 characters, all of which stay as they are in an address, a header and JSON. */
function canaryOf(place: SecretPlace): string {
  return unitOf(place).repeat(12);
}

/**
 * The secrets of all tests. What one prints, or answers to a caller, test/canaries/watch.ts sees, and the test fails: so no test makes up
 * a secret of its own. Another value of the same kind begins or ends with one of these, as `${canaries.upstreamToken}2`.
 */
export const canaries = Object.fromEntries(secretPlaces.map((place) => [place, canaryOf(place)])) as Readonly<
  Record<SecretPlace, string>
>;

/** What KMS answers to GenerateMac with HMAC_SHA_256: 32 bytes, as base64. */
export const macOfKms: string = Buffer.from(canaries.mac).subarray(0, 32).toString('base64');

/** On a server that stands in for AWS or for an identity provider: they are to give secrets. */
export const GIVES_SECRETS: unique symbol = Symbol.for('gives secrets');

/** Lets a server of a test answer with canaries, as one that stands in for AWS does; no other server may. */
export function mayGiveSecrets<T extends object>(server: T): T {
  return Object.assign(server, { [GIVES_SECRETS]: true });
}
