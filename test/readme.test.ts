import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { settingMeanings } from '../contract/setting-meanings.ts';
import { settings } from '../contract/settings.ts';

const root = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

test('the configuration table is the contract’s', () => {
  const meanings = new Map(Object.entries(settingMeanings));
  for (const [name, { default: fallback }] of Object.entries(settings)) {
    const meaning = meanings.get(name);
    expect(readme).toContain(`| \`${name}\` | ${fallback === '' ? '' : `${fallback} `}| ${meaning} |`);
  }
});

test('every npm script it names exists', () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
  expect(named.length).toBeGreaterThan(5);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
});
