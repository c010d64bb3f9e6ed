import { App } from 'aws-cdk-lib';

import { AssociationsStack } from '../lib/associations-stack.ts';
import { readConfig } from '../lib/config.ts';

const app = new App();
const { config, problems } = readConfig(app.node.getAllContext());
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  new AssociationsStack(app, config);
}
