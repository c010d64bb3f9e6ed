import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { writePackage } from '../../build/package.ts';
import { addressesOf } from '../../build/repository.ts';

const run = promisify(execFile);

/** What a program on somebody's machine finds in its environment, without what npm adds for its own scripts. */
const basics = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NO_COLOR: '1',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
};

/** Someone else's empty project that has installed the package. */
export interface Consumer {
  directory: string;
  /** The package as it was uploaded. */
  tarball: string;
  write(name: string, text: string): Promise<void>;
  /** Runs a program of Node's in the project and gives what it prints. */
  node(...args: string[]): Promise<string>;
  /** Runs a command that a package brings, as people do; gives what it prints. */
  npx(...args: string[]): Promise<string>;
  /** Runs jest in the project; gives what it says. */
  jest(environment: object): Promise<string>;
  /** Compiles files of the project, without writing any; gives what the compiler says. */
  tsc(options: object, ...files: string[]): Promise<string>;
  /** Makes packages of this repository available, as if they had been installed. */
  borrow(...packages: string[]): Promise<void>;
  remove(): Promise<void>;
}

/** Builds the package, packs it, and installs the tarball, and nothing else, into an empty project. */
export async function installPackage(): Promise<Consumer> {
  const root = await mkdtemp(join(tmpdir(), 'appintegrations-bff-package-'));
  const [built, directory] = [join(root, 'built'), join(root, 'consumer')];
  // A cache of its own: nothing may come from what npm has met on this machine, or fail for what it has not.
  const env = { ...basics, npm_config_cache: join(root, 'cache') };
  await writePackage(built, addressesOf('https://git.example.org/somebody/appintegrations-bff.git'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', root], { cwd: built, env });
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  const tarball = join(root, packed?.filename ?? '');

  await mkdir(directory);
  await writeFile(join(directory, 'package.json'), '{ "private": true, "type": "module" }');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: directory, env });

  const node = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, args, { cwd: directory, env })).stdout;

  return {
    directory,
    tarball,
    write: (name, text) => writeFile(join(directory, name), text),
    node,
    npx: async (...args) => (await run('npx', ['--offline', ...args], { cwd: directory, env })).stdout,
    jest: (environment) =>
      run(process.execPath, [resolve('node_modules/jest/bin/jest.js'), '--ci'], {
        cwd: directory,
        env: { ...env, ...environment },
      }).then(
        ({ stderr }) => stderr,
        (error: { stderr: string }) => error.stderr,
      ),
    async tsc(options, ...files) {
      const compilerOptions = { noEmit: true, strict: true, target: 'es2022', types: [], ...options };
      await writeFile(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      // On one thread: several check much of it each for itself.
      return node(resolve('node_modules/typescript/bin/tsc'), '--singleThreaded').catch(
        (error: { stdout: string }) => error.stdout,
      );
    },
    async borrow(...packages) {
      for (const name of packages) {
        const link = join(directory, 'node_modules', name);
        await mkdir(dirname(link), { recursive: true });
        await rm(link, { force: true });
        await symlink(resolve('node_modules', name), link);
      }
    },
    remove: () => rm(root, { recursive: true }),
  };
}
