import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';
import { build } from 'esbuild';

import type { LocalBff, LocalOptions } from '../../../local/start-local.ts';
import { startLocal } from '../../../local/start-local.ts';
import { startEmulator } from '../../emulator/start-emulator.ts';
import { send } from '../send.ts';
import * as checked from '../under-contract.ts';
import { askForTokens, authorizationRequest, codeGrant, Visitor } from './visitor.ts';
import type { Tokens } from './visitor.ts';

let local: LocalBff | undefined;
afterEach(() => local?.close());

const silent = { port: 0, emulatorPort: 0, environment: {}, log: () => {}, onRequest: () => {} };

async function start(options: Partial<LocalOptions> = {}, begin: typeof startLocal = checked.startLocal) {
  local = await begin({ ...silent, signInPort: 0, ...options });
  const { gateway, issuer = '' } = local;
  return { gateway, issuer, page: `http://localhost:${gateway.port}/` };
}

type Running = Awaited<ReturnType<typeof start>>;

/** As the console does it. */
async function signIn({ issuer, page }: Running, redirect_uri = page): Promise<Tokens> {
  const attempt = authorizationRequest({ issuer }, { redirect_uri });
  const back = await new Visitor({ issuer }).signIn(attempt);
  const form = { ...codeGrant(back, attempt.verifier), redirect_uri };
  const answer = await askForTokens({ issuer }, form, new URL(page).origin);
  return (await answer.json()) as Tokens;
}

function list({ gateway }: Running, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return send(gateway, '/dataIntegrations', { headers });
}

test('the routes want an access token of the identity provider', async () => {
  const running = await start();
  const refused = await list(running);
  expect(refused.status).toBe(401);
  expect(JSON.parse(refused.body)).toMatchObject({
    code: 'UnauthorizedException',
    message: 'Sign in to make this request.',
  });
  const { access_token, id_token, refresh_token } = await signIn(running);
  expect(await list(running, access_token)).toMatchObject({ status: 200 });
  for (const other of [id_token, refresh_token, 'made-up']) {
    expect(await list(running, other)).toMatchObject({ status: 401 });
  }
});

test('the page may be open under both names of this machine', async () => {
  const running = await start();
  const { access_token } = await signIn(running, `http://127.0.0.1:${running.gateway.port}/`);
  expect(await list(running, access_token)).toMatchObject({ status: 200 });
});

test('with --host 0.0.0.0 one signs in as without it, and it knows its names', async () => {
  const running = await start({ host: '0.0.0.0', allowedHosts: ['bff.test'] });
  const { access_token } = await signIn(running);
  expect(await list(running, access_token)).toMatchObject({ status: 200 });
  const port = Number(new URL(running.issuer).port);
  const ask = (Host: string) => send({ port }, '/jwks', { headers: { Host } });
  expect(await ask('bff.test')).toMatchObject({ status: 200 });
  expect(await ask('evil.example')).toMatchObject({ status: 403 });
});

test('the console is told where to sign in, and may connect there', async () => {
  const consoleFolder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  try {
    await writeFile(join(consoleFolder, 'index.html'), 'the console');
    const { gateway, issuer } = await start({ consoleFolder });
    const config = await send(gateway, '/config.json');
    expect(JSON.parse(config.body)).toMatchObject({
      signIn: { issuer, clientId: 'console', scope: 'openid associations/read' },
    });
    const page = await send(gateway, '/');
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ${issuer};`);
  } finally {
    await rm(consoleFolder, { recursive: true });
  }
});

test('it works with another upstream than the emulator', async () => {
  const elsewhere = await startEmulator();
  try {
    const environment = { AWS_ENDPOINT_URL_APPINTEGRATIONS: elsewhere.url };
    const running = await start({ environment }, startLocal);
    expect(await list(running)).toMatchObject({ status: 401 });
    const { access_token } = await signIn(running);
    expect(await list(running, access_token)).toMatchObject({ status: 200 });
  } finally {
    await local?.close();
    await elsewhere.close();
  }
});

test('without it nobody signs in', async () => {
  local = await checked.startLocal(silent);
  expect(local.issuer).toBeUndefined();
  expect(await send(local.gateway, '/dataIntegrations')).toMatchObject({ status: 200 });
});

test('its port is none of the others', async () => {
  await expect(start({ port: 4700, signInPort: 4700 })).rejects.toThrow(
    'PORT and SIGN_IN_PORT are both 4700: give them different ones.',
  );
  await expect(start({ emulatorPort: 4700, signInPort: 4700 })).rejects.toThrow(
    'EMULATOR_PORT and SIGN_IN_PORT are both 4700: give them different ones.',
  );
});

test('a taken port ends the start with a sentence, and one that comes to nothing leaves none behind', async () => {
  const { gateway, issuer } = await start();
  const signInPort = Number(new URL(issuer).port);
  await expect(startLocal({ ...silent, signInPort: gateway.port })).rejects.toThrow(
    `Port ${gateway.port} is taken. Stop what listens there, or choose another with SIGN_IN_PORT.`,
  );
  await local?.close();
  const environment = { PAGE_CACHE_SECONDS: 'often' };
  await expect(start({ signInPort, environment })).rejects.toThrow('PAGE_CACHE_SECONDS');
  expect((await start({ signInPort })).issuer).toBe(issuer);
});

test('nothing of it is read until it is wanted', async () => {
  const { metafile } = await build({
    entryPoints: ['local/start.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const read = new Set(['local/start.ts']);
  for (const file of read) {
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'import-statement') read.add(path);
    }
  }
  expect(read).toContain('local/start-local.ts');
  expect(Array.from(read).filter((file) => /sign-in\/|oidc-provider|koa/.test(file))).toEqual([]);
});
