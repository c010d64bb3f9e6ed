import { join } from 'node:path';

import { build, type Plugin, type Rolldown } from 'vite';

import { webPolicy } from './web-policy.ts';

const projectRoot = join(import.meta.dirname, '..');

/** Where the console's API may be when nobody knows yet: config.json says it after the build. */
const ANY_API = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/** Builds the console as static files for any host and any folder on it. */
export async function buildWeb(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(projectRoot, 'web'),
    base: './',
    logLevel: 'warn',
    plugins: [policyTag()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { onLog: withoutDirectives },
    },
  });
}

/** Libraries mark what runs in browsers with "use client": here, everything does. */
function withoutDirectives(
  level: Rolldown.LogLevel,
  log: Rolldown.RolldownLog,
  report: Rolldown.LogOrStringHandler,
): void {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
}

/** The policy as a meta tag: not every host can be told to send headers. */
function policyTag(): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: webPolicy(ANY_API) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

if (import.meta.main) await buildWeb(join(projectRoot, 'dist', 'web'));
