import { readFileSync } from 'node:fs';

import { isReserved, reserved } from '../faults/reserved.ts';
import { GivenError, readGiven } from '../shapes/read-given.ts';
import type { SeedIntegration } from '../state/seed.ts';
import { seedFileShape, seedShape } from './seed-shape.ts';

/**
 * Reads a seed that is given in code: a copy, in which what is null is absent.
 *
 * @throws GivenError whose message names the place of each member that is wrong.
 */
export function readSeed(seed: readonly SeedIntegration[], at = 'seed'): readonly SeedIntegration[] {
  const read = readGiven(seedShape, seed, at, at);
  refuseDoubles(read, at);
  return read;
}

/**
 * Reads a seed from a file.
 *
 * @throws Error whose message is for the user.
 */
export function readSeedFile(path: string): readonly SeedIntegration[] {
  const json = readJson(path);
  try {
    const { dataIntegrations } = readGiven(seedFileShape, json, 'It');
    refuseDoubles(dataIntegrations, 'dataIntegrations');
    return dataIntegrations;
  } catch (error) {
    if (!(error instanceof GivenError)) throw error;
    throw new GivenError(`${path} is not a seed for the emulator. ${error.message}`, { cause: error });
  }
}

function readJson(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new GivenError(`Cannot read ${path}: ${(error as Error).message}.`, { cause: error });
  }
  try {
    return JSON.parse(content.replace(/^\u{feff}/u, ''));
  } catch (error) {
    throw new GivenError(`${path} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

/** Of two with one name, the second could never be found; nor could one whose name always fails. */
function refuseDoubles(seed: readonly SeedIntegration[], at: string): void {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  const notTwice = (value: string | undefined, place: string) => {
    if (value === undefined) return;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, place);
    else problems.push(`${place} is ${JSON.stringify(value)}, as ${first} is: give each its own.`);
  };
  for (const [index, { Name, Id, Arn, associations = [] }] of seed.entries()) {
    const place = `${at}.${index}`;
    notTwice(Name, `${place}.Name`);
    notTwice(Id, `${place}.Id`);
    notTwice(Arn, `${place}.Arn`);
    for (const [number, association] of associations.entries()) {
      notTwice(association.Id, `${place}.associations.${number}.Id`);
      notTwice(association.Arn, `${place}.associations.${number}.Arn`);
    }
    if (isReserved(Name) && !['flaky', 'slow'].includes(reserved[Name].behaviour.kind)) {
      problems.push(`${place}.Name is ${JSON.stringify(Name)}, which always fails here: choose another one.`);
    }
  }
  if (problems.length > 0) throw new GivenError(problems.join(' '));
}
