import { RemovalPolicy } from 'aws-cdk-lib';
import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import type { ListOperation } from '../contract/list-operation.ts';
import { operations } from '../contract/operations.ts';
import type { OptIn, OptIns } from '../contract/operations.ts';
import type { ConsoleProps } from './console/sign-in.ts';
import type { AssociationsFunctionProps } from './function/associations-function.ts';
import type { RestApiProps } from './gateway/rest-api-props.ts';
import { given } from './given.ts';
import type { LogKeepingProps } from './keep-logs.ts';
import type { MonitoringOptions } from './monitoring/monitoring.ts';
import type { WatchProps } from './watch/watch-props.ts';

export interface AssociationsApiProps
  extends
    AssociationsFunctionProps,
    LogKeepingProps,
    RestApiProps,
    MonitoringOptions,
    ConsoleProps,
    WatchProps,
    Partial<OptIns> {
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

/** The same for each prop that adds a route. */
export function byOptIn<T>(make: (name: OptIn) => T): Record<OptIn, T> {
  const names = operations.flatMap((operation) => ('optIn' in operation ? operation.optIn : []));
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<OptIn, T>;
}

/** What there is a route for: the first operation always, another where its prop asks for it, or the page that shows what they list. */
export function operationsOf(props: AssociationsApiProps): ListOperation[] {
  return operations.filter(
    (operation) => !('optIn' in operation) || props.console === true || props[operation.optIn] === true,
  );
}
