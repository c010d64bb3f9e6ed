/** Stands in for `@smithy/hash-node`: the clients are given lambda/aws/sha256.ts. */
export function Hash(): never {
  throw new Error('A hash must be given to the client.');
}
