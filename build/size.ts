import { gzipSync } from 'node:zlib';

import type { Metafile } from 'esbuild';

import { makeBundle, modulesOf, WATCH_ENTRY_POINT } from './bundle.ts';
import { noticesOf } from './notices.ts';
import { packagesOf } from './shipped-packages.ts';

/** What is promised of the route's code, which is all that Lambda reads (docs/scale.md). Of it, the memory that all sandboxes share takes 2.8 KB. */
const BUDGET_ZIPPED_BYTES = 34_000;

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(7);

/** Bytes of the bundle by package, or by folder of ours, the largest first. */
export function bytesByOrigin({ outputs }: Metafile): [origin: string, bytes: number][] {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const origin = originOf(path);
      sizes.set(origin, (sizes.get(origin) ?? 0) + bytesInOutput);
    }
  }
  return [...sizes].toSorted(([, one], [, other]) => other - one);
}

function originOf(path: string): string {
  const [, packageName] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return packageName ?? path.replace(/[/:].*$/, '/');
}

if (import.meta.main) {
  const bundle = await makeBundle();
  const { code, metafile } = bundle;
  for (const [origin, bytes] of bytesByOrigin(metafile)) console.log(`${kilobytes(bytes)} KB  ${origin}`);
  const zipped = gzipSync(code, { level: 9 }).length;
  console.log(`${kilobytes(code.length)} KB  in all, ${(zipped / 1000).toFixed(1)} KB zipped`);
  const watch = await makeBundle(WATCH_ENTRY_POINT);
  const watchZipped = gzipSync(watch.code, { level: 9 }).length;
  console.log(
    `${kilobytes(watchZipped)} KB  zipped, of the watch, which lies beside it and which the route's function does not read`,
  );
  const notices = gzipSync(noticesOf(packagesOf([bundle, watch].flatMap(modulesOf))), { level: 9 }).length;
  console.log(`${kilobytes(notices)} KB  zipped, of notices of both, which nothing reads`);
  if (zipped > BUDGET_ZIPPED_BYTES) {
    console.error(
      `That is over the budget of ${BUDGET_ZIPPED_BYTES / 1000} KB zipped (build/size.ts): see what grew above.`,
    );
    process.exitCode = 1;
  }
}
