import { expect, test } from '@jest/globals';

import { attacks } from '../../../bench/economy/attacks.ts';
import type { PageRequest } from '../../../bench/economy/sandboxes.ts';
import type { AttackName } from '../../../bench/economy/scenarios.ts';
import { decodeCursor } from '../../../lambda/cursors/cursor.ts';

function start(name: AttackName) {
  const [attacker] = attacks[name].attackers.map((begin) =>
    begin({ lists: 3, now: () => 0, random: () => 0.5 }),
  );
  if (!attacker) throw new Error('There is no attacker.');
  return attacker;
}

function requests(name: AttackName, count: number): PageRequest[] {
  const attacker = start(name);
  return Array.from({ length: count }, () => attacker.next());
}

const answer = (body: object) => ({ status: 200, body: JSON.stringify(body), sandbox: 0 });

test('page sizes: each of each list', () => {
  const asked = requests('sizes', 150).map(({ identifier, maxResults }) => `${identifier} ${maxResults}`);
  expect(new Set(asked).size).toBe(150);
});

test('invented identifiers: never the same', () => {
  const asked = requests('invented', 100).map(({ identifier }) => identifier);
  expect(new Set(asked).size).toBe(100);
});

test('walks: the next page of the list whose page it was, and then from the beginning', () => {
  const attacker = start('walks');
  const request = attacker.next();
  attacker.learn?.(request, answer({ NextToken: 'next' }));
  const others = [attacker.next(), attacker.next()];
  expect(others.map(({ nextToken }) => nextToken)).toEqual([undefined, undefined]);
  expect(attacker.next()).toEqual({ ...request, nextToken: 'next' });
  attacker.learn?.(request, answer({}));
  expect([attacker.next(), attacker.next(), attacker.next()].at(-1)?.nextToken).toBeUndefined();
});

test('forged cursors: well-formed, so that only the key tells', () => {
  for (const { nextToken = '' } of requests('forged', 20)) expect(decodeCursor(nextToken)).toBeDefined();
});

test('failing lists: none that the others look at', () => {
  const asked = requests('failing', 50).map(({ identifier }) => identifier);
  expect(new Set(asked).size).toBe(50);
  expect(asked.every((identifier) => identifier.startsWith('failing-'))).toBe(true);
});

test('all at once: one of each', () => {
  expect(attacks.all.attackers).toHaveLength(5);
});
