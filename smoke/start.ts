import { readSmokeArguments, usage } from './arguments.ts';
import type { SmokeOptions } from './arguments.ts';
import { asker } from './ask.ts';
import type { Ask } from './ask.ts';
import { authorizer } from './authorize.ts';
import { MISSING_IDENTIFIER } from './parameter-checks.ts';
import { runChecks } from './run-checks.ts';
import type { Outcome } from './run-checks.ts';

/** Exit codes. */
const DIFFERS = 1;
const CANNOT_TELL = 2;

/** `npm run smoke`: checks a deployed route, and says so by its exit code. */
try {
  const options = readSmokeArguments(process.argv.slice(2), process.env);
  if (options === undefined) console.log(usage);
  else process.exitCode = await smoke(options);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = CANNOT_TELL;
}

async function smoke(options: SmokeOptions): Promise<number> {
  const ways = { iam: 'signed', bearer: 'with a token', nothing: 'as anyone' };
  console.log(`${options.url}, ${ways[options.auth.by]}\n`);
  const ask = asker(options.url, authorizer(options.auth));
  const obstacle = await obstacleTo(ask);
  if (obstacle !== undefined) {
    console.error(`Nothing could be checked: ${obstacle}`);
    return CANNOT_TELL;
  }
  let about = '';
  const outcomes = await runChecks(ask, options, (outcome) => {
    if (outcome.about !== about) console.log(`${about === '' ? '' : '\n'}${outcome.about}`);
    about = outcome.about;
    console.log(row(outcome));
  });
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  console.log(`\n${count('kept')} kept, ${count('differs')} differ, ${count('not checked')} not checked`);
  return count('differs') === 0 ? 0 : DIFFERS;
}

/** Asks once for what the function refuses by itself. Without an answer, each check would wait for its own. */
async function obstacleTo(ask: Ask): Promise<string | undefined> {
  try {
    await ask({ identifier: MISSING_IDENTIFIER, query: 'maxResults=0' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function row({ name, result, remarks }: Outcome): string {
  return [`${result.padEnd(12)} ${name}`, ...remarks.map((remark) => `${' '.repeat(15)}${remark}`)].join(
    '\n',
  );
}
