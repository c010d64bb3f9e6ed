import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The scripts of package.json that must all pass; the last one says itself how it goes on. */
const STEPS = ['types', 'lint', 'format:check', 'unused', 'unit'];

/** A step that says nothing for so long looks as if it hung. */
const SILENCE_MS = 15_000;

/** `npm test`: every check, one after the other, to the first that fails. */
console.log(`${STEPS.join(', ')}: about five minutes on two idle cores, and many times that on busy ones.`);
for (const step of STEPS) {
  const code = await run(step);
  if (code !== 0) {
    console.log(`\n== ${step} failed.`);
    process.exit(code);
  }
}

async function run(step: string): Promise<number> {
  console.log(`\n== ${step}`);
  const startedAt = Date.now();
  const timer = setInterval(() => {
    console.log(`-- ${step}, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, SILENCE_MS);
  if (step === 'unit') clearInterval(timer);
  const child = spawn(process.execPath, ['--run', step], { stdio: 'inherit' });
  const [code] = await once(child, 'close');
  clearInterval(timer);
  return (code as number | null) ?? 1;
}
