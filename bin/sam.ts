import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';

import type { settings } from '../contract/settings.ts';
import { startEmulator } from '../emulator/server.ts';
import { readStartArguments, type StartArguments } from '../emulator/start-arguments.ts';

/** Context beats cdk.json, so the template's name is known whatever stage that names. */
const STAGE = 'sam';
const TEMPLATE = `cdk.out/AppIntegrationsBff-${STAGE}.template.json`;
const ENVIRONMENT = 'cdk.out/sam-environment.json';

/** What a container calls this machine. */
const MACHINE = 'host.docker.internal';

const START_API = `local start-api --template ${TEMPLATE} --env-vars ${ENVIRONMENT} --add-host ${MACHINE}:host-gateway`;

const MISSING =
  'The AWS SAM CLI is not installed. Install it (and Docker, which it runs the function in), ' +
  'or use npm start: that needs neither.';

const HELP = `Runs the stack's template on this machine: in the AWS SAM CLI, with the emulator as AppIntegrations.

  npm run sam -- [flags of sam local start-api, such as --port 3001]

  EMULATOR_PORT    environment variable: the emulator's port (4600)`;

// A container reaches this machine by its address on Docker's network, so loopback would be too little.
const ON_ALL_INTERFACES = ['--host', '0.0.0.0'];

/** `npm run sam`: the deployed template on this machine, in SAM, with the emulator as AppIntegrations. */
async function run(samArguments: string[]): Promise<number> {
  if (samArguments.includes('--help')) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const emulation = readStartArguments(ON_ALL_INTERFACES, process.env) as Extract<
    StartArguments,
    { start: object }
  >;
  if (spawnSync('sam', ['--version']).status !== 0) throw new Error(MISSING);
  const emulator = await startEmulator(emulation.start);
  try {
    if (!synthesized()) return 1;
    writeFileSync(ENVIRONMENT, JSON.stringify({ Parameters: environment(emulator.port) }));
    const sam = spawn('sam', [...START_API.split(' '), ...samArguments], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => sam.kill(signal));
    const [code] = await once(sam, 'close');
    return code ?? 0;
  } finally {
    await emulator.close();
  }
}

/** For this machine's own processor: SAM would have to emulate another. */
function synthesized(): boolean {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';
  const context = ['-c', `stage=${STAGE}`, '-c', `architecture=${architecture}`];
  return spawnSync('npx', ['cdk', 'synth', '--quiet', ...context], { stdio: 'inherit' }).status === 0;
}

/** What is different from the deployed function: no KMS, and AppIntegrations is the emulator. */
function environment(port: number): Partial<Record<keyof typeof settings, string>> {
  return {
    CURSOR_KEY_ID: '',
    CURSOR_SECRET: randomBytes(32).toString('hex'),
    AWS_ENDPOINT_URL_APPINTEGRATIONS: `http://${MACHINE}:${port}`,
  };
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const taken =
    "The emulator's port is taken. Stop what listens there, or choose another with EMULATOR_PORT.";
  process.stderr.write(`${code === 'EADDRINUSE' ? taken : message}\n`);
  process.exitCode = 1;
}
