import { expect, test } from '@jest/globals';

import { rememberPages } from '../../client/remembered-pages.ts';

test('remembers a page that carries an ETag, and forgets it when it no longer does', () => {
  const pages = rememberPages();
  pages.set('/a', '"1"', 'first');
  expect(pages.get('/a')).toEqual({ etag: '"1"', text: 'first' });
  pages.set('/a', null, 'second');
  expect(pages.get('/a')).toBeUndefined();
});

test('remembers 32 pages, unless it is told otherwise', () => {
  const pages = rememberPages();
  for (let page = 0; page <= 32; page += 1) pages.set(`/${page}`, '"1"', '');
  expect([0, 1, 32].filter((page) => pages.get(`/${page}`) !== undefined)).toEqual([1, 32]);
});

test('forgets the page that was set longest ago', () => {
  const pages = rememberPages(2);
  pages.set('/a', '"1"', 'a');
  pages.set('/b', '"1"', 'b');
  pages.set('/a', '"1"', 'a');
  pages.set('/c', '"1"', 'c');
  expect(['/a', '/b', '/c'].filter((url) => pages.get(url) !== undefined)).toEqual(['/a', '/c']);
});
