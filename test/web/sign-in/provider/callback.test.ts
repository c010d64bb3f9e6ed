import { expect, test } from '@jest/globals';

import { readCallback } from '../../../../web/sign-in/provider/callback.ts';

test.each([
  'https://example.com/',
  'https://example.com/?code=1',
  'https://example.com/?state=1',
  'https://example.com/?identifier=a&error=x',
  'https://example.com/#code=1&state=2',
])('no answer, and left alone: %s', (href) => {
  expect(readCallback(href)).toBeUndefined();
});

test.each([
  ['https://example.com/prod/?code=c&state=s', 'https://example.com/prod/'],
  [
    'https://example.com/prod/?error=access_denied&error_description=No&error_uri=u&state=s',
    'https://example.com/prod/',
  ],
  ['https://example.com/?code=c&state=s&iss=i&session_state=x#top', 'https://example.com/#top'],
  ['https://example.com/?identifier=many&code=c&state=s', 'https://example.com/?identifier=many'],
])('an answer, and the address without it: %s', (href, rest) => {
  const callback = readCallback(href);
  expect(callback?.rest).toBe(rest);
  expect(callback?.state).toBe('s');
  expect(callback?.parameters.get('state')).toBe('s');
});
