import { Stack } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';

/** The group that every account has. */
const GROUP = 'default';

export interface WatchScheduleProps {
  /** Whole minutes from one start to the next. */
  readonly every: Duration;
  /** How long a start that was not delivered may be tried again. */
  readonly late: Duration;
  readonly function: Function;
}

/**
 * Starts a function again and again, the first time at once. Source: EventBridge Scheduler user guide, "Schedule types".
 *
 * Not by CDK's own target: that one lets its role invoke every version of the function as well, by a wildcard.
 */
export class WatchSchedule extends Construct {
  private readonly schedule: CfnSchedule;

  constructor(scope: Construct, id: string, props: WatchScheduleProps) {
    super(scope, id);
    const role = this.role(props.function);
    this.schedule = new CfnSchedule(this, 'Resource', {
      description: 'Looks for runs of data integrations that failed',
      groupName: GROUP,
      scheduleExpression: `rate(${props.every.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: props.function.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumEventAgeInSeconds: props.late.toSeconds() },
      },
    });
    this.after(role, props.function);
  }

  /** What must be there when the first start comes, which is at once. */
  after(...needed: IDependable[]): void {
    this.schedule.node.addDependency(...needed);
  }

  /**
   * May invoke this function alone. EventBridge Scheduler takes it on for schedules of this account's group only, and knows no narrower
   * condition. Source: EventBridge Scheduler user guide, "Confused deputy prevention in EventBridge Scheduler".
   */
  private role({ functionArn }: Function): Role {
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: GROUP });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    return role;
  }
}
