import type { Server } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

import { readHostName } from './authority.ts';

/** Whether a host, as `readAuthority` reads it, is a name of this server. */
export type ServesHost = (host: string) => boolean;

/** What a container calls the machine it runs on. */
const CONTAINERS_MACHINE = 'host.docker.internal';

const WILDCARDS = new Set(['0.0.0.0', '::']);

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Tells the names of a server of this machine from those a stranger gave it. A page of `evil.example` may let that
 * name lead to 127.0.0.1 and then counts as the same origin (DNS rebinding); its requests still name `evil.example`.
 * Addresses and `localhost` are nobody's to redirect.
 *
 * @param server Listens already when somebody asks; the address it has is served, and each of this machine's where
 * that stands for all of them.
 * @param boundTo What it was told to listen on: a name or an address.
 * @param allowed Names and addresses that are served besides.
 * @throws Error whose message is for the user, when one of those allowed is neither.
 */
export function createServedHosts(server: Server, boundTo: string, allowed: readonly string[]): ServesHost {
  const own = [
    readHostName(boundTo) ?? [],
    allowed.map((each) => readAllowedHost(each, 'allowedHosts')),
  ].flat();
  const names = new Set(['localhost', CONTAINERS_MACHINE, ...own]);
  return (host) => {
    if (isIP(host) === 0) return names.has(host) || host.endsWith('.localhost');
    const addresses = [...own.filter((each) => isIP(each) !== 0), ...addressesOf(server)];
    return listed(loopback, host) || listed(listOf(addresses), host);
  };
}

/** Read for each request: Docker adds interfaces while a server runs. */
function addressesOf(server: Server): string[] {
  // None once it has closed, while a connection may still have a request.
  const { address } = (server.address() as AddressInfo | null) ?? {};
  if (address === undefined) return [];
  if (!WILDCARDS.has(address)) return [address];
  return [
    address,
    ...Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .map((each) => each.address),
  ];
}

/**
 * Reads a name or an address that a server shall answer to.
 *
 * @param setting Where it was given.
 * @throws Error whose message is for the user.
 */
export function readAllowedHost(text: string, setting: string): string {
  const host = readHostName(text);
  if (host !== undefined) return host;
  throw new Error(
    `${setting}: ${JSON.stringify(text)} is no host to allow. Give one name or address, such as emulator.test, without http://, port and wildcards.`,
  );
}

/** Addresses have several spellings; a list knows them all. */
function listOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  // What names the interface of a link-local address is no part of a Host header.
  for (const address of addresses) list.addAddress(address.replace(/%.*$/, ''), familyOf(address));
  return list;
}

function listed(list: BlockList, address: string): boolean {
  return list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}
