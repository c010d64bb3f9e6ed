/** Stands in for a client's package.json, of which only the user agent would take the version: the clients are given theirs. */
export default { version: '' };
