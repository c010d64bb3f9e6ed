import { App } from 'aws-cdk-lib';

import { CallsStack } from './calls-stack.ts';

const app = new App();
new CallsStack(app, 'Calls', { operators: 'operators@example.com' });
