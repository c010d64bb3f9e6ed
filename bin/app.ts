import { App } from 'aws-cdk-lib';

import { AssociationsStack } from '../lib/associations-stack.ts';

new AssociationsStack(new App(), 'AppIntegrationsBff');
