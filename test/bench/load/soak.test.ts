import { expect, test } from '@jest/globals';

import { undocumented } from '../../../bench/load/requests.ts';
import { memoryGrowth } from '../../../bench/load/soak.ts';

test('growth is the last quarter against the second', () => {
  const samples = [100, 200, 200, 200, 200, 200, 203, 203].map((residentMb, minutes) => ({
    minutes,
    residentMb,
    heapMb: 10,
  }));
  expect(memoryGrowth(samples)).toEqual({ residentMb: 3, heapMb: 0 });
});

test('a status that the route does not document is noticed', () => {
  expect(undocumented({ 200: 10, 429: 1, 502: 1 })).toEqual(['502']);
});
