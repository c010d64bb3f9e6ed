import { readSmokeArguments, type SmokeOptions, usage } from './arguments.ts';
import { asker } from './ask.ts';
import { authorizer } from './authorize.ts';
import { type Outcome, runChecks } from './run-checks.ts';

const WRONG_USE = 2;

/** `npm run smoke`: checks a deployed route, and says so by its exit code. */
try {
  const options = readSmokeArguments(process.argv.slice(2), process.env);
  if (options === undefined) console.log(usage);
  else process.exitCode = await smoke(options);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = WRONG_USE;
}

async function smoke(options: SmokeOptions): Promise<number> {
  console.log(
    `${options.url}, ${{ iam: 'signed', bearer: 'with a token', nothing: 'as anyone' }[options.auth.by]}\n`,
  );
  const ask = asker(options.url, authorizer(options.auth));
  const outcomes = await runChecks(ask, options, (outcome) => console.log(row(outcome)));
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  console.log(`\n${count('kept')} kept, ${count('differs')} differ, ${count('not checked')} not checked`);
  return count('differs') === 0 ? 0 : 1;
}

function row({ name, result, remarks }: Outcome): string {
  return [`${result.padEnd(12)} ${name}`, ...remarks.map((remark) => `${' '.repeat(15)}${remark}`)].join(
    '\n',
  );
}
