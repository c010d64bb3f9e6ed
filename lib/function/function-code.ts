import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** In the published package the function lies here, bundled; in a checkout nothing does. */
const prebuilt = join(import.meta.dirname, '../../lambda/index.mjs');

const checkout = join(import.meta.dirname, '../..');

/**
 * The function's code: the bundle that the published package brings, or in a checkout one made from the source.
 * Its asset hash depends on the bundle's bytes alone, not on where they were made.
 */
export function functionCode(): Code {
  return existsSync(prebuilt) ? Code.fromAsset(join(prebuilt, '..')) : bundledFromSource();
}

function bundledFromSource(): Code {
  return Code.fromAsset(checkout, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image even where bundling never leaves this machine.
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle(outdir) {
          execFileSync(process.execPath, [join(checkout, 'build/bundle.ts'), outdir], {
            stdio: ['ignore', 'ignore', 'inherit'],
          });
          return true;
        },
      },
    },
  });
}
