import { secretPlaces, unitOf } from '../canaries.ts';
import type { SecretPlace } from '../canaries.ts';

/** How eight characters of a canary may be spelled: each text is in every piece of that length. */
function spellings(unit: string): string[] {
  const twice = unit.repeat(2);
  const hex = Buffer.from(twice).toString('hex');
  const inBase64 = [0, 1, 2].map((phase) =>
    Buffer.from(unit.repeat(3).slice(phase, phase + 6)).toString('base64url'),
  );
  const escaped = twice.replaceAll(/./g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  const escapedDots = ['%2E', '%2e'].map((dot) => twice.replaceAll('.', dot));
  const inHex = [hex, hex.toUpperCase()].flatMap((digits) => [digits, digits.replaceAll(/../g, '%$&')]);
  return [twice, escaped, escaped.replaceAll('\\', '\\\\'), ...escapedDots, ...inHex, ...inBase64];
}

const placeBySpelling = new Map(
  secretPlaces.flatMap((place) => spellings(unitOf(place)).map((text) => [text, place] as const)),
);

/** What is signed with a canary shows none, but looks like nothing else. Source: Signature Version 4, header and query. */
const SIGNATURE = /Signature=[\da-f]{8}/.source;

const anySpelling = new RegExp(
  [...placeBySpelling.keys()].join('|').replaceAll(/[.\\]/g, '\\$&').concat('|', SIGNATURE),
);

/** How many characters the longest spelling has. */
export const LONGEST: number = Math.max(...[...placeBySpelling.keys()].map(({ length }) => length));

/** The place whose canary, or eight characters of it, is in a text, plain, escaped or encoded; `undefined` if none is. */
export function findCanary(text: string): SecretPlace | undefined {
  const [found] = anySpelling.exec(text) ?? [];
  return found === undefined ? undefined : (placeBySpelling.get(found) ?? 'signature');
}
