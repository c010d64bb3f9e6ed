import { AssociationsApi, AssociationsUserPool } from 'appintegrations-bff';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

import { webAclByRate } from './web-acl.ts';

export interface CallsStackProps extends StackProps {
  /** Who is told of alarms. */
  readonly operators: string;
}

/** The console for people of a new user pool, with alarms that reach somebody, also when a run has failed, and one memory for all sandboxes. */
export class CallsStack extends Stack {
  constructor(scope: Construct, id: string, { operators, ...props }: CallsStackProps) {
    super(scope, id, props);
    const alarmTopic = new Topic(this, 'Alarms', { enforceSSL: true });
    alarmTopic.addSubscription(new EmailSubscription(operators));

    const people = new AssociationsUserPool(this, 'People', { mfa: 'required' });
    const { consoleUrl, monitoring } = new AssociationsApi(this, 'Associations', {
      access: people.access,
      console: true,
      signIn: people.signIn,
      sharedPages: true,
      watch: Duration.minutes(15),
      alarmTopic,
      logEncryptionKey: new Key(this, 'LogKey', { enableKeyRotation: true }),
      webAclArn: webAclByRate(this, 'WebAcl').attrArn,
    });
    if (consoleUrl !== undefined) new CfnOutput(this, 'Console', { value: consoleUrl });
    new CfnOutput(this, 'Dashboard', { value: monitoring.dashboard.dashboardName });
  }
}
