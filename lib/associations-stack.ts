import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { AssociationsApi } from './associations-api.ts';

/** The route and all it needs, as one stack. */
export class AssociationsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new AssociationsApi(this, 'Associations');
  }
}
