/** The data integration a page address asks for, or `undefined`. */
export function identifierIn(search: string): string | undefined {
  const identifier = new URLSearchParams(search).get('identifier');
  return identifier !== null && /\S/.test(identifier) ? identifier : undefined;
}

/** The page address of a data integration, relative to the page: a link anyone can share. */
export function addressOf(identifier: string): string {
  return `?${new URLSearchParams({ identifier }).toString()}`;
}
