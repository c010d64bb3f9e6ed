import { readHostName } from '../hosts/authority.ts';
import { readAllowedHost } from '../hosts/served-hosts.ts';

/** Flags that say where a server listens, and what it answers to: those of `parseArgs`. */
export const hostFlags = {
  host: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
} as const;

/** What `--help` says of them. */
export const hostFlagsHelp = `  --host ADDRESS   address to listen on (127.0.0.1); 0.0.0.0 for containers such as SAM's
  --allow-host NAME
                   answer to this name or address, too, and not only to localhost, host.docker.internal and
                   the address above; give it once for each`;

/** Where a server listens, and what it answers to; absent: as without the flag. */
export interface HostOptions {
  host?: string;
  allowedHosts?: string[];
}

/**
 * Reads the values of {@link hostFlags}.
 *
 * @throws Error whose message is for the user.
 */
export function readHostFlags(values: { host?: string; 'allow-host'?: string[] }): HostOptions {
  const { host, 'allow-host': allowed } = values;
  // A link-local address names its interface: fe80::1%eth0.
  if (host !== undefined && readHostName(host.replace(/%.*$/, '')) === undefined) {
    throw new Error(
      `--host must be an address or a name of this machine, without a port, and is ${JSON.stringify(host)}.`,
    );
  }
  return {
    ...(host !== undefined && { host }),
    ...(allowed !== undefined && {
      allowedHosts: allowed.map((each) => readAllowedHost(each, '--allow-host')),
    }),
  };
}
