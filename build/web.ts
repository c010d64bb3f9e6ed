import { join, relative } from 'node:path';

import type { Plugin, Rolldown } from 'vite';

import { webPolicy } from './web-policy.ts';

/**
 * Builds the console as static files for any host, and any folder on it.
 *
 *     node build/web.ts [FOLDER]
 */
const projectRoot = join(import.meta.dirname, '..');
const [folder = join(projectRoot, 'dist', 'web')] = process.argv.slice(2);

const startedAt = performance.now();
console.log('Building the console, which takes some seconds ...');
// Only now: loading it is a good part of the time.
const { build } = await import('vite');

/** Where the console's API may be when nobody knows yet: config.json says it after the build. */
const ANY_API = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/** The policy as a meta tag: not every host can be told to send headers. */
const policyTag: Plugin = {
  name: 'content-security-policy',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: webPolicy(ANY_API) },
      injectTo: 'head-prepend',
    },
  ],
};

/** Libraries mark what runs in browsers with "use client": here, everything does. */
function withoutDirectives(
  level: Rolldown.LogLevel,
  log: Rolldown.RolldownLog,
  report: Rolldown.LogOrStringHandler,
): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

// Vite and React go by it, and the caller's may say otherwise.
process.env['NODE_ENV'] = 'production';
await build({
  configFile: false,
  root: join(projectRoot, 'web'),
  base: './',
  logLevel: 'warn',
  plugins: [policyTag],
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { onLog: withoutDirectives },
  },
});
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const place = relative(process.cwd(), folder);
console.log(`The console is built in ${seconds} s: ${place.startsWith('..') ? folder : place}.`);
