import { App } from 'aws-cdk-lib';

import { AssociationsStack } from '../lib/stack/associations-stack.ts';
import { readConfig } from '../lib/stack/config.ts';

// CDK's own check of the template takes longer than all else. test/lib/template-check.test.ts runs it, on every variant.
const app = new App({ builtinCloudFormationValidation: false });
const { config, problems } = readConfig(app.node.getAllContext());
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  new AssociationsStack(app, config);
}
