import { expect, test } from '@jest/globals';

import { WATCH_HANDLER, watchMinutes } from '../../contract/watch.ts';

test('failed runs are looked for every five minutes to once a day', () => {
  expect(watchMinutes).toStrictEqual({ min: 5, max: 1440 });
});

test('Lambda finds the handler in a file of its own beside the route', () => {
  expect(WATCH_HANDLER).toBe('watch.handler');
});
