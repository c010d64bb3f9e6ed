import type { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLogLevel, Function } from 'aws-cdk-lib/aws-lambda';
import type { Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { operations } from '../../contract/operations.ts';
import { WATCH_HANDLER } from '../../contract/watch.ts';
import { acknowledgeWatch } from '../acknowledgements.ts';
import { functionCode } from '../function/function-code.ts';
import { watchEnvironment } from '../function/function-environment.ts';
import { functionRole } from '../function/function-role.ts';
import { nodeFunction } from '../function/node-function.ts';
import { given } from '../given.ts';
import type { KeepLogs } from '../keep-logs.ts';
import { WatchSchedule } from './watch-schedule.ts';
import { watchTimes } from './watch-times.ts';

/** Megabytes. It waits nearly all of the time, and memory is paid for meanwhile; with the least it would be short of it. */
const MEMORY_MB = 256;

export interface AssociationsWatchProps {
  /** Whole minutes from one look to the next. */
  readonly every: Duration;
  readonly allowedDataIntegrations?: string[];
  readonly architecture?: Architecture;
  readonly keepLogs: KeepLogs;
  /** Network of the function. */
  readonly vpc?: IVpc;
  readonly vpcSubnets?: SubnetSelection;
  readonly securityGroups?: ISecurityGroup[];
}

/** Looks for failed runs by itself: a function with the same code as the route's, and what starts it. docs/decisions/0030-a-watch-beside-the-route.md */
export class AssociationsWatch extends Construct {
  readonly every: Duration;
  readonly function: Function;
  readonly logGroup: ILogGroup;
  readonly schedule: WatchSchedule;

  constructor(scope: Construct, id: string, props: AssociationsWatchProps) {
    super(scope, id);
    const { every, keepLogs, architecture, vpc, vpcSubnets, securityGroups } = props;
    const { timeout, late } = watchTimes(every);
    this.every = every;
    this.logGroup = new LogGroup(this, 'Logs', keepLogs);
    const role = functionRole(this, { operations, logGroup: this.logGroup, inVpc: vpc !== undefined });
    this.function = new Function(this, 'Handler', {
      description: 'Looks for runs of data integrations that failed',
      code: functionCode(),
      // Metrics and alarms are made of its lines, and few they are: one for each failed run, and one for each look.
      ...nodeFunction({ architecture, role, logGroup: this.logGroup, logLevel: ApplicationLogLevel.INFO }),
      handler: WATCH_HANDLER,
      memorySize: MEMORY_MB,
      timeout,
      environment: watchEnvironment(props.allowedDataIntegrations),
      // The next look comes anyway.
      retryAttempts: 0,
      maxEventAge: late,
      ...given({ vpc, vpcSubnets, securityGroups }),
    });
    acknowledgeWatch(this.function);
    this.schedule = new WatchSchedule(this, 'Schedule', { every, late, function: this.function });
  }
}
