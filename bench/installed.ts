import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const RUNTIME_CLIENT_FOLDER = `${FOLDER}node_modules/aws-lambda-ric/`;

/** Lambda's runtime client for Node.js: what runs a function's code in its process. */
export const RUNTIME_CLIENT = `${RUNTIME_CLIENT_FOLDER}index.mjs`;

/** Its native half, which its install script builds. */
const RUNTIME_CLIENT_ADDON = `${RUNTIME_CLIENT_FOLDER}rapid-client.node`;

/**
 * Installs what the benchmarks need, once: the peers, Lambda's runtime client, the load generator.
 *
 * @throws Error that says what to do when that fails.
 */
export function installDependencies(): void {
  if (existsSync(RUNTIME_CLIENT_ADDON)) {
    return;
  }
  process.stderr.write(
    "Installing the benchmarks' own dependencies once: npm ci --prefix bench. This takes a minute or two: Lambda's\n" +
      'runtime client is compiled, which needs cmake, make, a C++ compiler and Python.\n',
  );
  try {
    execFileSync('npm', ['ci', '--prefix', FOLDER], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    throw new Error(
      'The dependencies of the benchmarks could not be installed. Run "npm ci --prefix bench" to see why.',
      { cause: error },
    );
  }
}
