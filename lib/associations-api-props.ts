import { RemovalPolicy } from 'aws-cdk-lib';
import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import type { AssociationsFunctionProps } from './function/associations-function.ts';
import type { RestApiProps } from './gateway/rest-api-props.ts';
import { given } from './given.ts';
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

/** The defaults that more than one room goes by; those of one room stand where they are used. */
const usual = {
  access: { by: 'iam' },
  logLevel: ApplicationLogLevel.INFO,
  logRetention: RetentionDays.ONE_MONTH,
  removalPolicy: RemovalPolicy.DESTROY,
} as const satisfies AssociationsApiProps;

type WithUsual = AssociationsApiProps & Required<Pick<AssociationsApiProps, keyof typeof usual>>;

export function withUsual(props: AssociationsApiProps): WithUsual {
  return { ...usual, ...given(props) };
}
