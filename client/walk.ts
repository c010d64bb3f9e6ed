import { AssociationsError } from './errors.ts';

/**
 * Walks pages until one has no `NextToken`. The fuse: no token may come twice, and no walk may take more than
 * `maxPages`. Memory is constant: like Brent's cycle detection, it keeps one token, a later one at each power of two.
 *
 * @throws AssociationsError `EndlessPagination`, or whatever `getPage` throws
 */
export async function* walkPages<Page extends { NextToken?: string }>(
  getPage: (nextToken: string | undefined) => Promise<Page>,
  firstToken: string | undefined,
  maxPages: number,
): AsyncGenerator<Page, void, undefined> {
  let token = firstToken;
  let kept: string | undefined;
  for (let count = 1; ; count += 1) {
    const page = await getPage(token);
    yield page;
    const next = page.NextToken;
    if (next === undefined) return;
    if (next === token || next === kept) throw endless('The same NextToken came twice');
    if (count >= maxPages) throw endless(`There are more than ${maxPages} pages`);
    token = next;
    if ((count & (count - 1)) === 0) kept = token;
  }
}

function endless(what: string): AssociationsError {
  return new AssociationsError(`${what}: the walk was stopped.`, { code: 'EndlessPagination' });
}
