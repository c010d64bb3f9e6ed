import { once } from 'node:events';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';

import { afterEach, expect, test } from '@jest/globals';

import { readAuthority } from '../../../emulator/hosts/authority.ts';
import { createServedHosts, readAllowedHost } from '../../../emulator/hosts/served-hosts.ts';
import { ownHosts, strangeHosts } from '../wire.ts';

const server = createServer();
afterEach(() => {
  server.close();
});

/** Tells of a host, as it stands in a header, whether a server that listens like this answers to it. */
async function servedBy(boundTo: string, allowed: string[] = []) {
  const serves = createServedHosts(server, boundTo, allowed);
  server.listen(0, boundTo);
  await once(server, 'listening');
  return (text: string) => {
    const host = readAuthority(text)?.host;
    return host !== undefined && serves(host);
  };
}

const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
const outside = interfaces.filter(({ internal, family }) => !internal && family === 'IPv4');

test('this machine’s names are served, no others', async () => {
  const isServed = await servedBy('127.0.0.1');
  expect(ownHosts.filter((host) => !isServed(host))).toEqual([]);
  expect(strangeHosts.filter(isServed)).toEqual([]);
  expect(outside.map(({ address }) => address).filter(isServed)).toEqual([]);
});

test('a server of all interfaces answers to each address of this machine', async () => {
  const isServed = await servedBy('0.0.0.0');
  expect(interfaces.filter(({ family }) => family === 'IPv4')).not.toEqual([]);
  for (const { address, family } of interfaces) {
    expect([address, isServed(family === 'IPv6' ? `[${address}]` : `${address}:4600`)]).toEqual([
      address,
      true,
    ]);
  }
  expect(isServed('0.0.0.0:4600')).toBe(true);
  expect(strangeHosts.filter(isServed)).toEqual(['0.0.0.0']);
});

test('a server of one address answers to that', async () => {
  const { address = '127.0.0.1' } = outside[0] ?? {};
  expect((await servedBy(address))(`${address}:4600`)).toBe(true);
});

test('what the user allows is served, in every spelling', async () => {
  const allowed = ['Emulator.test', 'laptop.', '10.0.0.1', '2001:db8::1', '[2001:db8::2]'];
  const isServed = await servedBy('127.0.0.1', allowed);
  const hosts = [
    'emulator.test:80',
    'EMULATOR.TEST.',
    'laptop',
    '10.0.0.1:1',
    '[2001:DB8:0::1]',
    '[2001:db8::2]:1',
  ];
  expect(hosts.filter((host) => !isServed(host))).toEqual([]);
  expect(['my.emulator.test', 'emulator', 'evil.example', '10.0.0.2'].filter(isServed)).toEqual([]);
});

test.each(['', '*', '*.example.com', 'http://a.test', 'a.test:4600', '[::1]:1', 'a b', 'a@b', 'a,b', 'a..b'])(
  '%j is no host to allow',
  (text) => {
    expect(() => readAllowedHost(text, '--allow-host')).toThrow(
      `--allow-host: ${JSON.stringify(text)} is no host to allow. Give one name`,
    );
  },
);

test('a server that has closed answers to names only', async () => {
  const serves = createServedHosts(server, '127.0.0.1', []);
  expect([serves('10.0.0.1'), serves('127.0.0.1')]).toEqual([false, true]);
});
