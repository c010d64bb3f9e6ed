/** More edits than this make another name, however long it is. */
const MOST_EDITS = 2;

/**
 * The known name that a name was probably meant to be: the same but for case, punctuation and digits, or with a letter
 * lost, added, changed or swapped with its neighbour (two of them in a name of ten letters or more).
 *
 * @returns nothing for a name that is known, or like none of them
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return undefined;
  const words = wordsOf(name);
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    const found = known.find((other) => isNear(words, wordsOf(other), edits));
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordsOf(name: string): string[] {
  const apart = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return apart.match(/[a-z]+(\d+[a-z]+)*/g)?.map((word) => word.replaceAll(/\d/g, '')) ?? [];
}

function isNear(words: string[], others: string[], edits: number): boolean {
  const name = words.join('');
  const other = others.join('');
  const length = Math.max(name.length, other.length);
  if (edits > (length < 4 ? 0 : Math.max(1, Math.floor(length / 5)))) return false;
  // Another letter makes another name of a short one: HOST is no PORT.
  if (length < 6 && name.length === other.length && !haveSameLetters(name, other)) return false;
  const inLine = words.length === others.length;
  if (inLine && words.some((word, at) => areOtherShortWords(word, others[at]))) return false;
  return isWithin(edits, name, other);
}

/** Those who mistype a short word begin it right; STS, FMS and MQ are no KMS. */
function areOtherShortWords(one: string, other = ''): boolean {
  if (one.length > 3 || other.length > 3 || haveSameLetters(one, other)) return false;
  return one[0] !== other[0] || !isWithin(1, one, other);
}

function haveSameLetters(one: string, other: string): boolean {
  return Array.from(one).toSorted().join('') === Array.from(other).toSorted().join('');
}

function isWithin(edits: number, one: string, other: string): boolean {
  if (one === other) return true;
  if (one !== '' && one[0] === other[0]) return isWithin(edits, one.slice(1), other.slice(1));
  if (edits === 0) return false;
  const swapped = one.length > 1 && one[0] === other[1] && one[1] === other[0];
  return (
    isWithin(edits - 1, one.slice(1), other) ||
    isWithin(edits - 1, one, other.slice(1)) ||
    isWithin(edits - 1, one.slice(1), other.slice(1)) ||
    (swapped && isWithin(edits - 1, one.slice(2), other.slice(2)))
  );
}
