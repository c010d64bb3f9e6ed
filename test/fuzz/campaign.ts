import { relative } from 'node:path';

import { saveFound } from './found.ts';
import type { Options } from './options.ts';
import type { Target } from './target.ts';
import { tryInputs } from './try-inputs.ts';

const PROGRESS_MS = 5000;

interface CampaignInit extends Options {
  /** Ends it after the input under way. */
  signal: AbortSignal;
  /** Takes what is to be read, line by line. */
  say: (line: string) => void;
  /** Shows what is being done, in the place of what it showed last; nothing ends that. */
  show: (text?: string) => void;
  /** Where inputs that do harm are kept. */
  folder: string;
}

interface Row {
  target: Target;
  tried: number;
  failed: boolean;
}

/** Attacks each target for its part of the time. @returns whether all of them held */
export async function campaign({
  minutes,
  seed,
  targets,
  signal,
  say,
  show,
  folder,
}: CampaignInit): Promise<boolean> {
  const end = Date.now() + minutes * 60_000;
  const rows: Row[] = targets.map((target) => ({ target, tried: 0, failed: false }));
  say(`The seed is ${seed}.`);

  for (const [index, row] of rows.entries()) {
    if (signal.aborted) break;
    const { target } = row;
    // What one leaves over, the others get.
    const endsAt = Date.now() + (end - Date.now()) / (rows.length - index);
    const tell = () =>
      show(`${target.name}: ${count(row.tried)} inputs, ${clock(endsAt)} to go; all ends in ${clock(end)}`);
    const timer = setInterval(tell, PROGRESS_MS);
    tell();
    const failure = await tryInputs(target, { seed, endsAt, signal, onInput: () => (row.tried += 1) });
    clearInterval(timer);
    show();
    if (failure === undefined) continue;
    row.failed = true;
    const path = relative(process.cwd(), saveFound(failure, folder));
    say(`\n${target.name} does not hold: ${failure.problem.trim()}`);
    say(`The input is in ${path}: npm test repeats it until that is mended, and ever after.`);
    say(`To find it anew: npm run fuzz -- --only ${target.name} --seed ${failure.seed}`);
  }

  say('');
  for (const line of table(rows)) say(line);
  if (signal.aborted) say('It was ended before its time.');
  return rows.every(({ failed }) => !failed);
}

function table(rows: readonly Row[]): string[] {
  const cells = [
    ['target', 'inputs', 'result'],
    ...rows.map(({ target, tried, failed }) => [
      target.name,
      count(tried),
      failed ? 'does not hold' : tried === 0 ? 'not tried' : 'holds',
    ]),
  ];
  return cells.map(
    ([name = '', tried = '', result = '']) => `${name.padEnd(22)}${tried.padStart(12)}  ${result}`,
  );
}

function count(inputs: number): string {
  return inputs.toLocaleString('en');
}

/** What is left until then, such as `4:07`. */
function clock(instant: number): string {
  const seconds = Math.max(0, Math.round((instant - Date.now()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
