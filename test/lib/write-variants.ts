import { App, Stack } from 'aws-cdk-lib';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../lib/associations-api.ts';
import { AssociationsStack } from '../../lib/stack/associations-stack.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { appContext } from './app-context.ts';
import { account, everySetting, peoplesSettings, region, variants } from './variants.ts';

/**
 * Writes the templates of all variants into a folder, and what CDK's own check finds in them. A process of its own: the
 * engine of that check takes ten times as long in one that has run many tests.
 */
const [outdir = ''] = process.argv.slice(2);
const app = new App({ outdir, context: appContext, builtinCloudFormationValidation: true });
for (const [name, props] of Object.entries<(stack: Stack) => AssociationsApiProps>(variants)) {
  const stack = new Stack(app, name, { env: { account, region } });
  new AssociationsApi(stack, 'Associations', props(stack));
}
for (const settings of [everySetting, ...Object.values(peoplesSettings)]) {
  new AssociationsStack(app, readConfig(settings).config);
}
app.synth();
