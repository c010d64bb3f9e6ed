import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { claimPort } from '../emulator/command/claim-port.ts';

const NO_SAM =
  'The AWS SAM CLI is not installed. Install it (and Docker, which it runs the function in), ' +
  'or use npm start: that needs neither.';
const NO_DOCKER =
  'Docker is not installed, and SAM runs the function in it. Install it, or use npm start: that needs neither.';
const DOCKER_OFF =
  'Docker does not answer (docker info fails), and SAM runs the function in it. Start it, or use npm start: that needs neither.';

/** What SAM can run containers with. */
const ENGINES = ['docker', 'finch'];
const ENGINE_LIMIT_MS = 15_000;

/** Looks for what SAM needs, before anything that takes long. @throws Error whose message is for the user */
export async function checkNeeds({ host, port }: { host: string; port: number }): Promise<void> {
  if (spawnSync('sam', ['--version']).status !== 0) throw new Error(NO_SAM);
  checkEngine();
  await checkPort(host, port);
}

function checkEngine(): void {
  const found = ENGINES.map((engine) => spawnSync(engine, ['info'], { timeout: ENGINE_LIMIT_MS }));
  if (found.some(({ status }) => status === 0)) return;
  if (found.some(({ error }) => !isMissing(error))) throw new Error(DOCKER_OFF);
  // Without a command of its own, such as podman's socket: SAM will say.
  if (!process.env['DOCKER_HOST']) throw new Error(NO_DOCKER);
}

function isMissing(error?: NodeJS.ErrnoException): boolean {
  return error?.code === 'ENOENT';
}

async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await claimPort(`npm run sam -- --port ${port === 3000 ? 3001 : 3000}`, port, host, () =>
    once(server, 'listening'),
  );
  server.close();
  await once(server, 'close');
}
