import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';

import type { AssociationsFunctionProps } from './function/associations-function.ts';
import type { RestApiProps } from './gateway/rest-api-props.ts';
import type { MonitoringOptions } from './monitoring/monitoring.ts';

export interface AssociationsApiProps extends AssociationsFunctionProps, RestApiProps, MonitoringOptions {
  /**
   * How traffic moves to a new version of the function, such as `LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES`. Alarms
   * that go off meanwhile take it back.
   *
   * @default - all at once
   */
  readonly canary?: ILambdaDeploymentConfig;
}
