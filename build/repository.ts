import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What package.json says of where a project lives. */
export interface Addresses {
  repository: { type: 'git'; url: string };
  bugs: { url: string };
  homepage: string;
}

/**
 * The addresses that a git remote tells. A name and password in it stay out.
 *
 * @returns Nothing where the remote is a folder, or a host that nobody outside could reach: no address is made up.
 */
export function addressesOf(remote: string): Addresses | undefined {
  const { host, path } = readRemoteAddress(remote) ?? { host: '', path: '' };
  if (!isPublic(host) || !/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(path)) return undefined;
  const page = `https://${host}/${path}`;
  return {
    repository: { type: 'git', url: `git+${page}.git` },
    bugs: { url: `${page}/issues` },
    homepage: `${page}#readme`,
  };
}

function readRemoteAddress(remote: string): { host: string; path: string } | undefined {
  // git@github.com:owner/name.git, which git knows besides URLs.
  const [, scpHost, scpPath] = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)(.+)$/.exec(remote) ?? [];
  if (scpHost !== undefined && scpPath !== undefined)
    return { host: scpHost.toLowerCase(), path: bare(scpPath) };
  const url = URL.parse(remote);
  if (!url || url.search || url.hash) return undefined;
  // The port of ssh is not the page's.
  if (/^(?:git\+)?ssh:$|^git:$/.test(url.protocol))
    return { host: url.hostname.toLowerCase(), path: bare(url.pathname) };
  return /^https?:$/.test(url.protocol) ? { host: url.host, path: bare(url.pathname) } : undefined;
}

function bare(path: string): string {
  return path.replaceAll(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

/** Whether everybody can look the name up: it has a dot, is no number, and none of those that are kept for private use. */
function isPublic(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return (
    /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(name) &&
    !/(?:^|\.)(?:example|home\.arpa|internal|invalid|lan|local|localhost|test)$/.test(name)
  );
}

/** What the checkout's remote `origin` is; nothing where there is no git, no checkout or no such remote. */
export async function readRemote(checkout: string): Promise<string | undefined> {
  // Where one of git's hooks runs this, these name that hook's repository.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, ...env } = process.env;
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: checkout, env })).stdout.trim();
  try {
    // A checkout's files without its history may lie in a repository of something else.
    if ((await git('rev-parse', '--show-prefix')) !== '') return undefined;
    return await git('config', '--get', 'remote.origin.url');
  } catch {
    return undefined;
  }
}
