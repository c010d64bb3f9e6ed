/** What a load came to, and whether somebody else had begun it. */
type Load<T> = readonly [result: Promise<T>, isShared: boolean];

/** Lets concurrent loads of the same thing be one. */
export function createShare<T>(): (key: string, load: () => Promise<T>) => Load<T> {
  const underway = new Map<string, Promise<T>>();
  return (key, load) => {
    const known = underway.get(key);
    if (known) return [known, true];
    const result = load().finally(() => underway.delete(key));
    underway.set(key, result);
    return [result, false];
  };
}
