import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { copyTree } from './copied-tree.ts';
import type { CopiedTree } from './copied-tree.ts';
import { Judge } from './judge.ts';
import type { Mutant } from './mutant.ts';
import { HELP, readOptions } from './options.ts';
import type { Options } from './options.ts';
import { Progress } from './progress.ts';
import { record } from './recording.ts';
import { LEAST, percent, scores, tell } from './score.ts';
import { compare, fileOf, lineOf, readSurvivors, writeSurvivors } from './survivors.ts';
import { tryMutants } from './try-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const list = fileURLToPath(new URL('survivors.txt', import.meta.url));
/** As a shell tells of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** `npm run mutants`: says how many small changes of the source the tests notice, and which ones they do not. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, root);
  if (options.help) {
    console.log(HELP);
    return;
  }
  const interrupted = new Promise<never>((_, reject) => {
    const interrupt = () => {
      if (process.exitCode !== INTERRUPTED) console.error('Interrupted: nothing is written.');
      process.exitCode = INTERRUPTED;
      reject(new Error('Interrupted'));
    };
    // Not once: from a terminal the signal comes twice, npm passes its own on, and the copy has yet to be removed.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  });
  // Nobody waits for it while the tree is copied.
  interrupted.catch(() => undefined);
  await using tree = await copyTree(root, options.files);
  const judges = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Judge(tree));
  try {
    const survivors = await Promise.race([findSurvivors(judges, tree), interrupted]);
    process.exitCode = (await report(options, tree.mutants, survivors)) ? 0 : 1;
  } finally {
    for (const judge of judges) judge.end();
  }
}

async function findSurvivors(judges: readonly Judge[], { mutants }: CopiedTree): Promise<Mutant[]> {
  const progress = new Progress();
  progress.say(`${mutants.length} mutants.`);
  const { recordings, failing } = await record(judges, (done, of) =>
    progress.step(done, of, 'tests without a mutant'),
  );
  for (const { file } of failing) progress.say(`${file} can't judge: it fails with the copy as such.`);

  const survivors: Mutant[] = [];
  await tryMutants(judges, mutants, recordings, {
    progress: (done, of, round) => progress.step(done, of, round),
    survives(mutant) {
      survivors.push(mutant);
      progress.say(`survives, line ${mutant.line}: ${lineOf(mutant)}`);
    },
  });
  return survivors;
}

/** @returns whether all is well */
async function report(
  { files, whole, write }: Options,
  mutants: readonly Mutant[],
  survivors: readonly Mutant[],
) {
  const listed = readSurvivors(await readFile(list, 'utf8').catch(() => ''));
  const noMore = [...listed.values()]
    .flat()
    .map(fileOf)
    .filter((file) => !existsSync(join(root, file)));
  const { added, gone, survivors: wanted } = compare(listed, survivors.map(lineOf), files.concat(noMore));
  for (const score of scores(mutants, survivors)) console.log(tell(score));

  const low = scores(mutants, survivors).filter(
    (score) => whole.includes(score.of) && percent(score) < LEAST,
  );
  for (const { of } of low)
    console.log(`\nLess than ${LEAST} % of the mutants in ${of}/ are noticed: write tests that notice more.`);

  if (write) {
    await writeFile(list, writeSurvivors(wanted));
    console.log('\ntest/mutants/survivors.txt is written.');
    return low.length === 0;
  }
  if (gone.length > 0)
    console.log(
      `\n${gone.length} of test/mutants/survivors.txt are gone: take them out with --write.\n${gone.join('\n')}`,
    );
  if (added.length > 0)
    console.log(
      `\n${added.length} survive that test/mutants/survivors.txt does not name: write a test that notices them, or list them with --write and give a reason.\n${added.join('\n')}`,
    );
  return low.length === 0 && added.length === 0;
}

try {
  await main();
} catch (error) {
  if (process.exitCode !== INTERRUPTED) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
// Somebody may still wait for the answer of a process that has ended.
process.exit();
