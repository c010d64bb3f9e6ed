import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** Of the published package, or a checkout. */
const root = join(import.meta.dirname, '../..');

/** The route's function. */
export function functionCode(): Code {
  return builtCode('lambda', 'build/bundle.ts');
}

/**
 * A function's code: what the published package brings, or in a checkout what is made from the source.
 * Its asset hash depends on the bytes alone, not on where they were made.
 *
 * @param folder where it lies in the published package; in a checkout it has no such file
 * @param command makes it in the folder that it is told
 */
export function builtCode(folder: string, command: string): Code {
  const prebuilt = join(root, folder);
  return existsSync(join(prebuilt, 'index.mjs')) ? Code.fromAsset(prebuilt) : builtFromSource(command);
}

function builtFromSource(command: string): Code {
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image even where bundling never leaves this machine.
      image: DockerImage.fromRegistry('unused'),
      // CDK makes an asset once, and tells two of the same folder apart by this: it sees no further into how they are made.
      command: [command],
      local: {
        tryBundle(outdir) {
          execFileSync(process.execPath, [join(root, command), outdir], {
            stdio: ['ignore', 'ignore', 'inherit'],
          });
          return true;
        },
      },
    },
  });
}
