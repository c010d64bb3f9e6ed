import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { consoleVariables } from '../contract/console.ts';
import { route } from '../contract/operations/list-data-integration-associations.ts';
import { claimPort } from '../emulator/command/claim-port.ts';
import { startEmulator } from '../emulator/server.ts';
import { readStartArguments } from '../emulator/start-arguments.ts';
import type { StartArguments } from '../emulator/start-arguments.ts';
import { readSamArguments } from './sam-arguments.ts';
import type { SamArguments } from './sam-arguments.ts';
import { samEnvironment } from './sam-environment.ts';
import { checkNeeds } from './sam-needs.ts';

/** Context beats cdk.json, so the template's name is known whatever stage that names. */
const STAGE = 'sam';
const FOLDER = 'cdk.out';
const TEMPLATE = `${FOLDER}/AppIntegrationsBff-${STAGE}.template.json`;
const ENVIRONMENT = `${FOLDER}/sam-environment.json`;

/** What a container calls this machine. */
const MACHINE = 'host.docker.internal';

const START_API = `local start-api --template ${TEMPLATE} --env-vars ${ENVIRONMENT} --add-host ${MACHINE}:host-gateway`;

const HELP = `Runs the stack's template on this machine: in the AWS SAM CLI, with the emulator as AppIntegrations.

  npm run sam -- [-c name=value] [--env-vars FILE] [flags of sam local start-api]

  -c name=value    a setting of the stack (docs/deploy.md), such as -c allowedOrigins=http://localhost:5173
  --env-vars FILE  settings of the function, such as {"Parameters": {"PAGE_CACHE_SECONDS": "60"}}
  --port PORT      where SAM listens (3000)
  --warm-containers EAGER
                   start the container at once, and keep it: quick answers, and pages from memory

  EMULATOR_PORT    environment variable: the emulator's port (4600)`;

/** How often it is looked whether SAM listens, in milliseconds. */
const LOOK_EVERY_MS = 200;

// A container reaches this machine by its address on Docker's network, so loopback would be too little.
const ON_ALL_INTERFACES = ['--host', '0.0.0.0'];

/** `npm run sam`: the deployed template on this machine, in SAM, with the emulator as AppIntegrations. */
async function run(args: SamArguments): Promise<number> {
  if (args.help) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const emulation = readStartArguments(ON_ALL_INTERFACES, process.env) as Extract<
    StartArguments,
    { start: object }
  >;
  const options = emulation.start;
  if (options.port === args.port) {
    throw new Error(
      `SAM and the emulator would both listen on port ${args.port}. Choose another with EMULATOR_PORT.`,
    );
  }
  await checkNeeds(args);
  const emulator = await claimPort('EMULATOR_PORT', options.port, options.host, () => startEmulator(options));
  try {
    const environment = samEnvironment(`http://${MACHINE}:${emulator.port}`, args.environmentFile);
    if (!synthesized(args.context)) return 1;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(ENVIRONMENT, JSON.stringify(environment));
    process.stdout.write(
      'SAM starts. It may warn a hundred times "Cannot detect function id": that is harmless.\n',
    );
    return await runSam(args);
  } finally {
    await emulator.close();
  }
}

/** For this machine's own processor, unless told otherwise: SAM would have to emulate another. */
function synthesized(context: readonly string[]): boolean {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';
  const flags = [`architecture=${architecture}`, ...context, `stage=${STAGE}`].flatMap((entry) => [
    '-c',
    entry,
  ]);
  return spawnSync('npx', ['cdk', 'synth', '--quiet', ...flags], { stdio: 'inherit' }).status === 0;
}

async function runSam({ forSam, host, port }: SamArguments): Promise<number> {
  // In a group of its own: a terminal's Ctrl-C goes to all of the group in front, npm passes its own on, and SAM, told twice,
  // would leave its containers running.
  const sam = spawn('sam', [...START_API.split(' '), ...forSam], { stdio: 'inherit', detached: true });
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
    process.on(signal, () => {
      if (!stopped) sam.kill('SIGTERM');
      stopped = true;
    });
  }
  void sayWhenReady(sam, host, port);
  const [code] = (await once(sam, 'close')) as [number | null];
  return code ?? (stopped ? 0 : 1);
}

async function sayWhenReady(sam: ChildProcess, host: string, port: number): Promise<void> {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  while (!(await answers(reached, port))) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    if (sam.exitCode !== null || sam.signalCode !== null) return;
  }
  const url = `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}${route.path}`;
  process.stdout
    .write(`${hasConsole() ? `The console is at ${new URL('/', url).href}, and asks for no sign-in here.\n` : ''}The route is ready. Try:

  curl '${url.replace('{Identifier}', 'many')}?maxResults=2'
  curl '${url.replace('{Identifier}', 'missing')}'

SAM starts a container for each request, which takes some seconds, unless --warm-containers EAGER is given. Ctrl-C stops it.
`);
}

/** Whether the template that was made has a function for it. */
function hasConsole(): boolean {
  return existsSync(TEMPLATE) && readFileSync(TEMPLATE, 'utf8').includes(`"${consoleVariables.config}"`);
}

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

try {
  process.exitCode = await run(readSamArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
