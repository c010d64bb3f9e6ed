/**
 * Whether a text is an origin as a browser sends it: lower case, punycode, no default port, no path. Names have only the
 * letters that DNS has, so no wildcard.
 *
 * Source: Fetch standard, "origin header"; URL standard, "serialization of an origin".
 */
export function isOrigin(text: string): boolean {
  return ORIGIN.test(text) && URL.parse(text)?.origin === text;
}

const ORIGIN = /^https?:\/\/(?:(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|\[[\da-f:]+\])(?::[1-9]\d*)?$/;
