import { expect, test } from '@jest/globals';

import { median, percentile } from '../../../bench/report/statistics.ts';

test('the median is the middle value, or the mean of the middle two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
});

test('a percentile lies between its neighbours, in proportion', () => {
  expect(percentile([0, 10], 99)).toBeCloseTo(9.9);
  expect(percentile([4], 99)).toBe(4);
});

test('no values have no median', () => {
  expect(median([])).toBeNaN();
});

test('the values stay as they were', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});
