import { describe, expect, test } from '@jest/globals';

import { createMemory } from '../../../lambda/pages/memory.ts';
import { aLongLook, aLook } from './a-look.ts';

const long = 'x'.repeat(1000);

/** A key of one character, the 14 of `[{"number":1}]`, 200 for the look and 30 for its row. */
const SIZE = 245;

function memoryOf(maxSize?: number) {
  const clock = { now: 1000 };
  return { clock, memory: createMemory({ now: () => clock.now, ...(maxSize !== undefined && { maxSize }) }) };
}

/** Which of these pages are there. */
function there(memory: ReturnType<typeof createMemory>, ...keys: string[]): boolean[] {
  return keys.map((key) => memory.get(key) !== undefined);
}

test('the last look at a page is there, however old', () => {
  const { clock, memory } = memoryOf();
  memory.keep('a', aLook([1]));
  const newer = memory.keep('a', aLook([2]));
  clock.now += 365 * 24 * 3600 * 1000;
  expect(memory.get('a')).toBe(newer);
  expect(memory.get('b')).toBeUndefined();
});

test('a look that is forgotten is gone, and only it', () => {
  const { memory } = memoryOf();
  memory.keep('a', aLook([1]));
  memory.keep('b', aLook([2]));
  memory.forget('a');
  memory.forget('a');
  expect([memory.get('a'), memory.get('b')?.entries]).toEqual([undefined, [{ number: 2 }]]);
});

describe('it is bounded', () => {
  test('the oldest looks go first', () => {
    const { memory } = memoryOf(3000);
    for (const key of ['a', 'b', 'c']) memory.keep(key, aLongLook());
    expect(['a', 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true]);
  });

  test('a page looked at again is not the oldest any more', () => {
    const { memory } = memoryOf(3000);
    for (const key of ['a', 'b', 'a', 'c']) memory.keep(key, aLongLook());
    expect(['a', 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([true, false, true]);
  });

  test('also for pages without rows, under long keys or with long tokens', () => {
    const { memory } = memoryOf(3000);
    memory.keep(`a${long}`, aLook([]));
    memory.keep('b', aLook([], { token: long }));
    memory.keep('c', aLook([], { token: long }));
    expect([`a${long}`, 'b', 'c'].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true]);
  });

  test('also for pages of nothing', () => {
    const { memory } = memoryOf(3000);
    const keys = Array.from({ length: 100 }, (_, index) => `key-${index}`);
    for (const key of keys) memory.keep(key, aLook([]));
    const kept = keys.filter((key) => memory.get(key) !== undefined);
    expect(kept).toEqual(keys.slice(-kept.length));
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(16);
  });

  test('also for pages of very many entries of nothing', () => {
    const { memory } = memoryOf(3000);
    const empty = Array.from({ length: 100 }, () => ({}));
    memory.keep('a', { ...aLook([]), entries: empty });
    expect(memory.get('a')).toBeUndefined();
  });

  test('a look larger than all of it is not kept, and nothing else goes for it', () => {
    const { memory } = memoryOf(900);
    memory.keep('b', aLook([1]));
    memory.keep('a', aLook([1]));
    const tooLong = aLongLook();
    expect(memory.keep('a', tooLong)).toBe(tooLong);
    memory.keepBody('a', tooLong, 1, { text: 'body' });
    expect([memory.get('a'), memory.get('b')?.entries]).toEqual([undefined, [{ number: 1 }]]);
    expect(tooLong.bodies.size).toBe(0);
  });
});

describe('what fits to the last character is kept, and with one more it is not', () => {
  test.each([
    [SIZE, [true]],
    [SIZE - 1, [false]],
  ])('of %i, one look', (maxSize, kept) => {
    const { memory } = memoryOf(maxSize);
    memory.keep('a', aLook([1]));
    expect(there(memory, 'a')).toEqual(kept);
  });

  test.each([
    [2 * SIZE, [true, true]],
    [2 * SIZE - 1, [false, true]],
  ])('of %i, two looks', (maxSize, kept) => {
    const { memory } = memoryOf(maxSize);
    for (const key of ['a', 'b']) memory.keep(key, aLook([1]));
    expect(there(memory, 'a', 'b')).toEqual(kept);
  });

  test.each([
    [SIZE + 204, 1],
    [SIZE + 203, 0],
  ])('of %i, a look and its body', (maxSize, bodies) => {
    const { memory } = memoryOf(maxSize);
    memory.keepBody('a', memory.keep('a', aLook([1])), 1, { text: 'body' });
    expect(memory.get('a')?.bodies.size).toBe(bodies);
  });

  test.each([
    [0, true],
    [1, false],
  ])('of six million, %i more', (more, isKept) => {
    const { memory } = memoryOf();
    memory.keep('a', aLook([], { token: 'x'.repeat(6_000_000 - 203 + more) }));
    expect(there(memory, 'a')).toEqual([isKept]);
  });
});

/** How many of these pages are there. */
function kept(memory: ReturnType<typeof createMemory>): number {
  return there(memory, 'a', 'b', 'c', 'd', 'e').filter(Boolean).length;
}

describe('what is taken is counted to the last character', () => {
  test('however often a look is renewed', () => {
    const { memory } = memoryOf(2 * SIZE);
    for (let time = 0; time < 2 * SIZE; time += 1) memory.keep('a', aLook([1]));
    for (const key of ['b', 'c']) memory.keep(key, aLook([1]));
    expect(kept(memory)).toBe(2);
  });

  test('however often bodies are let go', () => {
    const { memory } = memoryOf(SIZE + 204);
    const look = memory.keep('a', aLook([1]));
    for (let time = 0; time < 500; time += 1) {
      memory.keepBody('a', look, 1, { text: 'body' });
      expect(look.bodies.size).toBe(1);
      memory.keepBody('a', look, 2, { text: 'body' });
      expect(look.bodies.size).toBe(0);
    }
  });

  test('when a look goes with its bodies', () => {
    const { memory } = memoryOf(3 * SIZE);
    memory.keepBody('a', memory.keep('a', aLook([1])), 1, { text: 'x'.repeat(200) });
    memory.forget('a');
    for (const key of ['b', 'c', 'd', 'e']) memory.keep(key, aLook([1]));
    expect(kept(memory)).toBe(3);
  });

  test('when the clock goes back', () => {
    const { clock, memory } = memoryOf(3 * SIZE);
    memory.keepBody('a', memory.keep('a', aLook([1])), 1, { text: 'x'.repeat(200) });
    clock.now = 0;
    for (const key of ['b', 'c', 'd']) memory.keep(key, aLook([1]));
    expect(kept(memory)).toBe(3);
    memory.keep('e', aLook([1]));
    expect(kept(memory)).toBe(3);
  });
});

test('a look of this very moment is kept', () => {
  const { clock, memory } = memoryOf();
  const look = memory.keep('a', aLook([1], { statedAt: clock.now }));
  expect(memory.get('a')).toBe(look);
});

describe('bodies', () => {
  test('are kept with their look, and go with it', () => {
    const { memory } = memoryOf();
    const look = memory.keep('a', aLook([1]));
    memory.keepBody('a', look, 7, { text: 'body' });
    expect(memory.get('a')?.bodies.get(7)).toEqual({ text: 'body' });
    memory.keep('a', aLook([2]));
    expect(memory.get('a')?.bodies.size).toBe(0);
    memory.keepBody('a', look, 8, { text: 'late body of an earlier look' });
    expect(memory.get('a')?.bodies.size).toBe(0);
  });

  test('count, and go before any look does', () => {
    const { memory } = memoryOf(3000);
    const keys = ['a', 'b'];
    const looks = keys.map((key) => memory.keep(key, aLook([1])));
    looks.forEach((look, index) => memory.keepBody(keys[index] ?? '', look, 1, { text: long }));
    memory.keep('c', aLongLook());
    expect([...keys, 'c'].map((key) => memory.get(key)?.bodies.size)).toEqual([0, 1, 0]);
  });

  test('of one look, cut in all ways, take no more than there is', () => {
    const { memory } = memoryOf(10_000);
    memory.keep('b', aLook([1]));
    const look = memory.keep('a', aLongLook());
    let most = 0;
    for (let name = 0; name < 1000; name += 1) {
      memory.keepBody('a', look, name, { text: long });
      most = Math.max(most, look.bodies.size);
    }
    expect([memory.get('a'), memory.get('b')?.entries]).toEqual([look, [{ number: 1 }]]);
    expect(most).toBeGreaterThan(3);
    expect(most).toBeLessThan(9);
  });

  test('made twice at the same time count once', () => {
    const { memory } = memoryOf(3000);
    const look = memory.keep('a', aLook([1]));
    for (let time = 0; time < 100; time += 1) memory.keepBody('a', look, 1, { text: long });
    expect(look.bodies.size).toBe(1);
    memory.keepBody('a', look, 2, { text: long });
    expect(look.bodies.size).toBe(2);
  });

  test('that were let go make room again', () => {
    const { memory } = memoryOf(3000);
    for (let round = 0; round < 100; round += 1) {
      const look = memory.keep('a', aLook([1]));
      memory.keepBody('a', look, 1, { text: long });
      memory.keepBody('a', look, 2, { text: long });
      expect(look.bodies.size).toBe(2);
    }
  });
});

describe('a clock that goes back', () => {
  test('makes all looks too old: nobody knows their age any more', () => {
    const { clock, memory } = memoryOf();
    const look = memory.keep('a', aLook([1], { statedAt: 1000 }));
    memory.keepBody('a', look, 1, { text: 'body' });
    clock.now = 999;
    expect(memory.get('a')).toBeUndefined();
    clock.now = 1000;
    expect(memory.get('a')).toBeUndefined();
    memory.keepBody('a', look, 2, { text: 'body' });
    expect(memory.get('a')).toBeUndefined();
  });

  test('while AppIntegrations is asked leaves the look undated, so it is not kept', () => {
    const { clock, memory } = memoryOf();
    memory.keep('a', aLook([1]));
    clock.now = 100;
    const undated = aLook([1], { statedAt: 5000 });
    expect(memory.keep('a', undated)).toBe(undated);
    expect(memory.get('a')).toBeUndefined();
  });

  test('gives the room of what went back', () => {
    const { clock, memory } = memoryOf(3000);
    for (const key of ['a', 'b']) memory.keep(key, aLongLook());
    clock.now = 0;
    for (const key of ['c', 'd']) memory.keep(key, aLongLook());
    expect(['a', 'b', 'c', 'd'].map((key) => memory.get(key) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
