import { expect, test } from '@jest/globals';

import { settings } from '../../contract/settings.ts';

/** Texts are all absent by default: a template declares each, and an empty one must change nothing. */
const texts = Object.entries(settings).filter(([name]) => !/_(SECONDS|RATE|BURST|MS)$/.test(name));

test.each(texts)('%s is absent unless it is told', (_name, setting) => {
  expect(setting).toStrictEqual({ default: '' });
});

test('numbers have their ranges', () => {
  const numbers = Object.entries(settings).filter(([name]) => !texts.some(([text]) => text === name));
  expect(Object.fromEntries(numbers)).toStrictEqual({
    CURSOR_TTL_SECONDS: { default: 86_400, min: 1, max: 604_800 },
    PAGE_CACHE_SECONDS: { default: 0, min: 0, max: 300 },
    STALE_PAGE_SECONDS: { default: 0, min: 0, max: 86_400 },
    UPSTREAM_RATE: { default: 0, min: 0.1, max: 1000, hasDecimals: true },
    UPSTREAM_BURST: { default: 0, min: 0, max: 1000 },
    UPSTREAM_TIMEOUT_MS: { default: 8000, min: 100, max: 28_000 },
  });
});
