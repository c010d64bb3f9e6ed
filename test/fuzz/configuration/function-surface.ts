import assert from 'node:assert/strict';

import * as fc from 'fast-check';

import { settings } from '../../../contract/settings.ts';
import { readSettings } from '../../../lambda/settings.ts';
import { testEnvironment } from '../../lambda/environment.ts';
import type { Surface } from './surface.ts';

const SECRET = 'canary-secret-of-at-least-32-bytes!';
const PASSWORD = 'canary-password';

export const texts = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '5',
    '60',
    '0.5',
    '300',
    '86400',
    '604800',
    '-1',
    '1e3',
    '0x10',
    ' 7 ',
    '٥',
    '1_000',
    '007',
  ),
  fc.constantFrom(
    '*',
    'https://app.example.com',
    'https://*.example.com',
    'a,b',
    ',',
    'orders',
    'true',
    'null',
  ),
  fc.constantFrom(
    'http://127.0.0.1:1',
    `https://user:${PASSWORD}@example.com/`,
    'https://example.com/?x',
    'file:///',
  ),
  fc.string(),
);

const numbers = {
  CURSOR_TTL_SECONDS: ({ cursorTtlMs }) => cursorTtlMs / 1000,
  PAGE_CACHE_SECONDS: ({ pageCacheSeconds }) => pageCacheSeconds,
  STALE_PAGE_SECONDS: ({ stalePageSeconds }) => stalePageSeconds,
  UPSTREAM_RATE: ({ upstreamRate }) => upstreamRate,
  UPSTREAM_BURST: ({ upstreamBurst }) => upstreamBurst,
  UPSTREAM_TIMEOUT_MS: ({ upstreamTimeoutMs }) => upstreamTimeoutMs,
} satisfies Partial<Record<keyof typeof settings, (read: ReturnType<typeof readSettings>) => number>>;

/** The environment variables of the function. */
export const functionSurface: Surface = {
  name: 'function',
  names: Object.keys(settings),
  needed: { ...testEnvironment, AWS_SECRET_ACCESS_KEY: SECRET, CURSOR_SECRET: SECRET },
  values: texts,
  // Where blank is absent, nothing is always wrong.
  isWrong: () => false,
  read(given) {
    const environment = given as Record<string, string>;
    const read = withoutSecrets(environment, () => readSettings(environment));
    for (const [name, of] of Object.entries(numbers)) {
      const text = environment[name]?.trim();
      const isNumber = name === 'UPSTREAM_RATE' ? /^\d+(\.\d+)?$/ : /^\d+$/;
      assert.ok(!text || isNumber.test(text), `${name} is ${text}, and was taken for a number`);
      const { default: usual } = settings[name as keyof typeof numbers];
      assert.equal(of(read), text ? Number(text) : usual, `${name} became another number`);
    }
    const origins = (environment['ALLOWED_ORIGINS'] ?? '').split(',').map((each) => each.trim());
    assert.deepEqual(read.allowedOrigins, origins.filter(Boolean));
  },
};

/** What refuses a configuration goes into the log. Passwords are looked for where there may be some: in an endpoint. */
function withoutSecrets<T>(environment: Readonly<Record<string, string>>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isElsewhere = Object.entries(environment).some(
      ([name, value]) => value.includes(PASSWORD) && !name.startsWith('AWS_ENDPOINT_URL'),
    );
    for (const secret of isElsewhere ? [SECRET] : [SECRET, PASSWORD])
      assert.ok(!String(error).includes(secret), 'the refusal has a secret in it');
    throw error;
  }
}
