import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { webPolicy } from '../../console/web-policy.ts';
import type { WebPages } from '../gateway/answer-request.ts';
import type { HttpAnswer } from '../gateway/http-answer.ts';
import type { ConsoleConfig } from './console-config.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Files of the build only: no dots at the start, no other folders. */
const FILE = /^\/(?:assets\/)?[\w-][\w.-]*$/;

const SECURITY_HEADERS = {
  'Content-Security-Policy': `${webPolicy([])}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Serves the built console at `/`, and its config.json. Files are read for every request, so that a rebuilt
 * console shows after a reload.
 *
 * @param folder - What `npm run build:web` wrote.
 */
export function consolePages(folder: string, config: ConsoleConfig): WebPages {
  return async ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (path === '/config.json') return jsonAnswer(config);
    const file = path === '/' ? '/index.html' : path;
    const type = CONTENT_TYPES[extname(file)];
    if (type === undefined || !FILE.test(file)) return undefined;
    const body = await readFile(join(folder, file)).catch(() => undefined);
    return body && { status: 200, headers: headersOf(file, type), body };
  };
}

/** Names under assets/ carry a hash of what is in them. */
function headersOf(file: string, type: string): HttpAnswer['headers'] {
  const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { ...SECURITY_HEADERS, 'Cache-Control': cache, 'Content-Type': type };
}

function jsonAnswer(value: unknown): HttpAnswer {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify(value) };
}
