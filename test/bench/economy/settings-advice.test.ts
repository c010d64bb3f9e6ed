import { expect, test } from '@jest/globals';

import { adviseCaching } from '../../../bench/economy/settings-advice.ts';

test.each([
  { pollers: 1, pages: 1, pageCacheSeconds: 5, stageCacheSeconds: 0 },
  { pollers: 1000, pages: 1, pageCacheSeconds: 5, stageCacheSeconds: 0 },
  { pollers: 1000, pages: 10, pageCacheSeconds: 60, stageCacheSeconds: 0 },
  { pollers: 10_000, pages: 1, pageCacheSeconds: 60, stageCacheSeconds: 0 },
  { pollers: 10_000, pages: 10, pageCacheSeconds: 20, stageCacheSeconds: 20 },
  { pollers: 10_000, pages: 1000, pageCacheSeconds: 300, stageCacheSeconds: 300 },
])('$pollers pollers of $pages pages', ({ pollers, pages, ...caching }) => {
  expect(adviseCaching(pollers, pages)).toEqual(caching);
});

test('nobody can poll more pages than there are pollers', () => {
  expect(adviseCaching(10, 1000)).toEqual(adviseCaching(10, 10));
});
