/** Stands in for the SDK's reading of dates: answers are read by lambda/upstream/upstream.ts. Bundlers would keep its patterns. */
export function parseEpochTimestamp(): never {
  throw new Error('Answers are not for the SDK to read.');
}
