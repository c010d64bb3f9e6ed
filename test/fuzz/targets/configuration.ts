import assert from 'node:assert/strict';

import * as fc from 'fast-check';

import { clientSurface, emulatorSurface } from '../configuration/code-surfaces.ts';
import { functionSurface } from '../configuration/function-surface.ts';
import { contextSurface, propsSurface } from '../configuration/stack-surfaces.ts';
import { emulatorCommandSurface, startSurface } from '../configuration/start-surfaces.ts';
import { isBlank } from '../configuration/surface.ts';
import type { Surface } from '../configuration/surface.ts';
import { misspelt } from '../misspelt-names.ts';
import { valueOf } from '../odd-values.ts';
import type { Target } from '../target.ts';

const surfaces = [
  functionSurface,
  contextSurface,
  propsSurface,
  clientSurface,
  emulatorSurface,
  startSurface,
  emulatorCommandSurface,
];

interface Input {
  surface: string;
  /** Names that count, with values that may fit. */
  given: Record<string, unknown>;
  /** Names that are nearly such. */
  misspelt: Record<string, unknown>;
}

/** Each setting works or is refused with a sentence that names it, and none is ignored. */
export const configuration: Target<Input> = {
  name: 'configuration',
  what: 'settings, props, options, flags and variables, wrong and misspelt',
  inputs: fc.oneof(
    ...surfaces.map(({ name, names, values }) =>
      fc.record({
        surface: fc.constant(name),
        given: fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 4 }),
        misspelt: fc.dictionary(misspelt(names), values, { maxKeys: 1 }),
      }),
    ),
  ),
  async start() {
    return {
      attempt: async (input) => attempt(input),
      async [Symbol.asyncDispose]() {},
    };
  },
};

/** What the engine says where a value was not looked at. */
const OF_THE_ENGINE =
  /Cannot (read|convert|set|destructure)|is not (a function|iterable|a constructor|defined)|\n\s+at |\[object /;

function attempt({ surface: name, ...input }: Input): void {
  const surface = surfaces.find((each) => each.name === name);
  assert.ok(surface, `there is no ${name}`);
  const given = valuesOf(input.given);
  const nearly = valuesOf(input.misspelt);
  const told = readAll(surface, { ...surface.needed, ...given, ...nearly });

  const wrong = Object.keys(given).filter((each) => surface.isWrong(given[each]));
  const ignored = Object.keys(nearly).filter((each) => counts(surface, nearly[each], given));
  if (told === undefined) {
    assert.deepEqual([...wrong, ...ignored], [], 'what is wrong or misspelt was not refused');
    return;
  }
  assert.doesNotMatch(told, OF_THE_ENGINE);
  assert.match(told, /[.?]$/, 'the refusal is no sentence');
  const blamed = [...Object.keys({ ...given, ...nearly }), ...surface.names].filter((each) =>
    told.includes(each),
  );
  assert.notEqual(blamed.length, 0, `the refusal names no setting: ${told}`);
}

/** The sentence that refuses it; nothing where all of it is right. */
function readAll(surface: Surface, given: Readonly<Record<string, unknown>>): string | undefined {
  try {
    surface.read(given);
    return undefined;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(Error.isError(error), 'what is thrown is no error');
    return error.message;
  }
}

/** Whether a misspelt name means something: a blank text means nothing, and what another name says already is said. */
function counts({ name }: Surface, value: unknown, given: Readonly<Record<string, unknown>>): boolean {
  if (name === 'function' || name === 'start' || name === 'emulator-command')
    return !isBlank(value) && !Object.values(given).includes(value);
  return value !== undefined;
}

function valuesOf(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, valueOf(value)]));
}
