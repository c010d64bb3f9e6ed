import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import { publint } from 'publint';

import { startScriptedApi } from '../client/scripted-api.ts';
import { installPackage } from './package-consumer.ts';
import type { Consumer } from './package-consumer.ts';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPackage();
});

afterAll(() => consumer.remove());

test('brings no other package along', async () => {
  const installed = await readdir(join(consumer.directory, 'node_modules'));
  expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['appintegrations-bff']);
});

test('holds what its users need, and nothing of the workshop', async () => {
  const files = await readdir(join(consumer.directory, 'node_modules/appintegrations-bff'));
  expect(files.toSorted().join(' ')).toBe(
    'CHANGELOG.md LICENSE README.md THIRD-PARTY-NOTICES.txt bin client console contract emulator emulator-seed.schema.json lambda lib openapi.json package.json sbom.cdx.json',
  );
});

test('the functions lie there as they are deployed, and run without a package', async () => {
  const root = join(consumer.directory, 'node_modules/appintegrations-bff');
  expect(await readdir(join(root, 'lambda'))).toEqual(['THIRD-PARTY-NOTICES.txt', 'index.mjs', 'watch.mjs']);
  expect(await readdir(join(root, 'console'))).toEqual(['THIRD-PARTY-NOTICES.txt', 'index.mjs', 'web']);
  await consumer.write(
    'console.js',
    `process.env.CONSOLE_CONFIG = '{}';
    process.env.CONSOLE_CONNECT_TO = '';
    const { handler } = await import('./node_modules/appintegrations-bff/console/index.mjs');
    const { statusCode, body } = await handler({ resource: '/' });
    console.log(statusCode, body);`,
  );
  const page = await readFile(join(root, 'console/web/index.html'), 'utf8');
  expect(await consumer.node('console.js')).toBe(`200 ${page}\n`);
});

test('its notices are those of the functions, and every package in them is in its bill of materials', async () => {
  const root = join(consumer.directory, 'node_modules/appintegrations-bff');
  const read = (name: string) => readFile(join(root, name), 'utf8');
  const notices = await read('THIRD-PARTY-NOTICES.txt');
  expect(notices).toContain(await read('lambda/THIRD-PARTY-NOTICES.txt'));
  expect(notices).toContain(await read('console/THIRD-PARTY-NOTICES.txt'));
  const named = Array.from(
    notices.matchAll(/^(\S+) (\d\S+) \((?:MIT|Apache-2\.0)\)$/gm),
    ([, name, version]) => `${name} ${version}`,
  );
  expect(named).toEqual(
    expect.arrayContaining([expect.stringMatching(/^@middy\/core /), expect.stringMatching(/^react /)]),
  );
  const { components } = JSON.parse(await read('sbom.cdx.json')) as { components: Record<string, string>[] };
  expect(components.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(named.toSorted());
});

test('its package.json tells the addresses that the checkout’s remote has', async () => {
  const manifest: unknown = JSON.parse(
    await readFile(join(consumer.directory, 'node_modules/appintegrations-bff/package.json'), 'utf8'),
  );
  expect(manifest).toMatchObject({
    repository: { type: 'git', url: 'git+https://git.example.org/somebody/appintegrations-bff.git' },
    bugs: { url: 'https://git.example.org/somebody/appintegrations-bff/issues' },
    homepage: 'https://git.example.org/somebody/appintegrations-bff#readme',
  });
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('scripts');
});

test('publint has nothing to say', async () => {
  const { buffer } = await readFile(consumer.tarball);
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  expect(messages).toEqual([]);
});

test('plain JavaScript uses the client, the emulator and the document', async () => {
  const api = await startScriptedApi(() => ({
    body: { DataIntegrationAssociations: [{ ClientId: 'crm' }] },
  }));
  await consumer.write(
    'use.js',
    `import { createClient } from 'appintegrations-bff/client';
    import { startEmulator } from 'appintegrations-bff/emulator';
    import document from 'appintegrations-bff/openapi.json' with { type: 'json' };
    const page = await createClient({ baseUrl: '${api.url}' }).listAssociations('orders');
    const emulator = await startEmulator();
    const response = await fetch(emulator.url + '/dataIntegrations/complete/associations');
    await emulator.close();
    console.log(JSON.stringify([page.DataIntegrationAssociations, response.status, document.openapi]));`,
  );
  try {
    expect(JSON.parse(await consumer.node('use.js'))).toEqual([[{ ClientId: 'crm' }], 200, '3.1.0']);
  } finally {
    await api.close();
  }
});

test('npx runs the emulator, from a file that its schema describes', async () => {
  expect(await consumer.npx('appintegrations-bff', 'emulator', '--help')).toMatch(
    /^Runs Amazon AppIntegrations .+\n\n {2}npx appintegrations-bff emulator \[flags\]/,
  );
  const $schema = './node_modules/appintegrations-bff/emulator-seed.schema.json';
  const seed = { $schema, dataIntegrations: [{ Name: 'orders' }] };
  await consumer.write('seed.json', JSON.stringify(seed));
  const schema: object = JSON.parse(await readFile(join(consumer.directory, $schema), 'utf8'));
  expect(new Ajv2020().validate(schema, seed)).toBe(true);

  const command = join(consumer.directory, 'node_modules/.bin/appintegrations-bff');
  const child = spawn(command, ['emulator', '--port=0', '--seed=seed.json'], { cwd: consumer.directory });
  const [output] = await once(child.stdout, 'data');
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(output)) ?? [];
  const response = await fetch(`${url}/dataIntegrations`);
  expect(await response.json()).toMatchObject({ DataIntegrations: [{ Name: 'orders' }] });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('CommonJS can require it', async () => {
  await consumer.write(
    'use.cjs',
    `console.log(Object.keys(require('appintegrations-bff/client')).sort().join());`,
  );
  expect(await consumer.node('use.cjs')).toBe(
    'AssociationsError,createAssociationsClient,createClient,createDataIntegrationsClient,isAssociationsError,isCursorRefused\n',
  );
});

test.each([
  ['Node', { module: 'nodenext', lib: ['es2022', 'dom'] }],
  ['a bundler', { module: 'preserve', lib: ['es2022', 'dom'] }],
  [
    'strict optional members',
    { module: 'nodenext', lib: ['es2022', 'dom'], exactOptionalPropertyTypes: true },
  ],
])('TypeScript for %s accepts and refuses what it should', async (_what, options) => {
  const uses = await readFile('test/client/index.types.ts', 'utf8');
  await consumer.write('uses.ts', uses.replaceAll('../../client/index.ts', 'appintegrations-bff/client'));
  await consumer.write(
    'emulates.ts',
    `import { startEmulator } from 'appintegrations-bff/emulator';
    export const url: Promise<string> = startEmulator({ port: 0 }).then((emulator) => emulator.url);`,
  );
  expect(await consumer.tsc(options, 'uses.ts', 'emulates.ts')).toBe('');
});

test('a bundler makes less than 3.3 KB of the client, and takes nothing else', async () => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: consumer.directory,
    stdin: { contents: `export * from 'appintegrations-bff/client';`, resolveDir: consumer.directory },
    bundle: true,
    format: 'esm',
    metafile: true,
    minify: true,
    platform: 'browser',
    write: false,
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThan(3300);
  const [output] = Object.values(metafile.outputs);
  const taken = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  // Of the contract: how to spell a path, what each operation calls its own, and what the function calls itself.
  const ours = /\/(client\/[\w-]+|contract\/(headers|list-operation|operations\/[\w-]+))\.js$/;
  expect(taken.map(([file]) => file).filter((file) => !ours.test(file))).toEqual([]);
});

test('a CDK app deploys the bundled function', async () => {
  await consumer.borrow('aws-cdk-lib', 'constructs');
  await consumer.write(
    'app.js',
    `import { AssociationsApi } from 'appintegrations-bff';
    import { App, Stack } from 'aws-cdk-lib';
    const app = new App({ outdir: 'cdk.out', builtinCloudFormationValidation: false });
    new AssociationsApi(new Stack(app, 'Associations'), 'Api');
    const [{ template }] = app.synth().stacks;
    const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
    console.log(JSON.stringify(functions.map(({ Properties }) => Properties.Handler)));`,
  );
  expect(JSON.parse(await consumer.node('app.js'))).toContain('index.handler');
  const files = await readdir(join(consumer.directory, 'cdk.out'), { recursive: true });
  expect(files).toContainEqual(expect.stringMatching(/^asset\.[0-9a-f]+\/index\.mjs$/));
});

test('a CDK app in TypeScript compiles, as a module and as CommonJS', async () => {
  await consumer.borrow('aws-cdk-lib', 'constructs');
  const files = ['app.mts', 'app.cts'];
  for (const file of files) {
    await consumer.write(
      file,
      `import { AssociationsApi } from 'appintegrations-bff';
      import { App, Stack } from 'aws-cdk-lib';
      new AssociationsApi(new Stack(new App(), 'Associations'), 'Api');`,
    );
  }
  expect(await consumer.tsc({ module: 'nodenext', skipLibCheck: true }, ...files)).toBe('');
});

test.each([
  ['with the two lines of docs/deploy.md', true, {}],
  ['with modules in jest’s VM', false, { NODE_OPTIONS: '--experimental-vm-modules' }],
])('the jest of an app that is CommonJS takes it, %s', async (_how, hasLines, environment) => {
  await consumer.borrow('aws-cdk-lib', 'constructs', 'esbuild', 'jest');
  const guide = await readFile('docs/deploy.md', 'utf8');
  const [, printed = ''] = /^```js\n( *transform: .+?)^```$/ms.exec(guide) ?? [];
  // It is not here: esbuild compiles to CommonJS as well.
  const lines = hasLines ? printed.replaceAll('@swc/jest', '<rootDir>/to-commonjs.cjs') : 'transform: {},';
  await consumer.write(
    'to-commonjs.cjs',
    `const { transformSync } = require('esbuild');
    const define = { 'import.meta.dirname': '__dirname' };
    exports.process = (code) => transformSync(code, { format: 'cjs', define });`,
  );
  await consumer.write(
    'jest.config.cjs',
    `module.exports = {
      testMatch: ['**/stack.test.cjs'],
      modulePathIgnorePatterns: ['cdk.out'],
      ${lines}
    };`,
  );
  await consumer.write(
    'stack.test.cjs',
    `const { AssociationsApi } = require('appintegrations-bff');
    const { App, Stack } = require('aws-cdk-lib');
    const { Template } = require('aws-cdk-lib/assertions');
    test('the route is there', () => {
      const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Associations');
      new AssociationsApi(stack, 'Api');
      Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::RestApi', 1);
    });`,
  );
  expect(await consumer.jest(environment)).toContain('Tests:       1 passed, 1 total');
});

test('every snippet that people copy compiles', async () => {
  await consumer.borrow(
    '@aws-sdk/credential-provider-cognito-identity',
    '@tanstack/react-query',
    '@types/node',
  );
  await consumer.borrow('@types/react', 'aws-cdk-lib', 'aws4fetch', 'constructs', 'react');
  const pages = await Promise.all(
    ['docs/frontend.md', 'build/package-readme.md'].map((file) => readFile(file, 'utf8')),
  );
  const snippets = [...pages.join('\n').matchAll(/^```tsx?\n(.*?)^```$/gms)]
    .map(([, code = '']) => code)
    // What a generator makes of openapi.json is not here to compile against.
    .filter((code) => !code.includes("from './"));
  expect(snippets.length).toBeGreaterThan(6);

  const files = snippets.map((_code, index) => `snippet-${index}.tsx`);
  for (const [index, file] of files.entries()) await consumer.write(file, `${snippets[index]}\nexport {};\n`);
  const options = {
    module: 'nodenext',
    lib: ['es2022', 'dom'],
    jsx: 'react-jsx',
    types: ['node'],
    skipLibCheck: true,
  };
  expect(await consumer.tsc(options, ...files)).toBe('');
});
