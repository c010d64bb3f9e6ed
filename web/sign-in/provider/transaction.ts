/** A sign-in that is under way: what the answer of the provider has to fit to. */
export interface Transaction {
  state: string;
  nonce: string;
  verifier: string;
  /** Where the page was, and will be again. */
  returnTo: string;
  /** Whether the page left by itself, without anybody's doing. */
  isSilent: boolean;
}

/**
 * One for each tab and console, of which several may share an origin: it has to outlive the page, which the browser leaves for the
 * provider's. It is good for one answer only, and no other can be had for it.
 */
const keyOf = (folder: string) => `associations-console.sign-in ${folder}`;

/** @throws DOMException where the browser keeps nothing for this page */
export function keepTransaction(storage: Storage, folder: string, transaction: Transaction): void {
  storage.setItem(keyOf(folder), JSON.stringify(transaction));
}

/** Takes it out, if there is one. */
export function takeTransaction(storage: Storage, folder: string): Transaction | undefined {
  const key = keyOf(folder);
  const text = storage.getItem(key);
  storage.removeItem(key);
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Record<keyof Transaction, unknown>> | null;
    const { state, nonce, verifier, returnTo, isSilent } = value ?? {};
    if (![state, nonce, verifier, returnTo].every((each) => typeof each === 'string')) return undefined;
    return { ...(value as Transaction), isSilent: isSilent === true };
  } catch {
    return undefined;
  }
}
