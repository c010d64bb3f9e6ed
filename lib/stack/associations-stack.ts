import { Aws, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { DomainNameOptions } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { AssociationsApi } from '../associations-api.ts';
import { given } from '../given.ts';
import type { Config } from './config.ts';
import { peopleOf } from './people.ts';

/** CDK would tag these, though cfn-lint's schema of them knows no tags. */
const UNTAGGED = ['AWS::CloudWatch::Dashboard'];

/** The route as a stack of its own, from configuration. In your own stack, use {@link AssociationsApi}. */
export class AssociationsStack extends Stack {
  constructor(scope: Construct, config: Config) {
    super(scope, `AppIntegrationsBff-${config.stage}`, {
      description: 'Associations of Amazon AppIntegrations data integrations, for browsers',
      terminationProtection: config.terminationProtection,
    });
    for (const [name, value] of Object.entries(config.tags)) {
      Tags.of(this).add(name, value, { excludeResourceTypes: UNTAGGED });
    }
    const { cursorKeyArn, logEncryptionKeyArn, alarmTopicArn } = config;
    const people = peopleOf(this, config);
    const associations = new AssociationsApi(this, 'Associations', {
      ...config.props,
      ...people.props,
      ...given({
        domainName: domainOf(this, config),
        cursorKey: cursorKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'CursorKey', cursorKeyArn),
        logEncryptionKey:
          logEncryptionKeyArn === undefined
            ? undefined
            : Key.fromKeyArn(this, 'LogEncryptionKey', logEncryptionKeyArn),
        alarmTopic:
          alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn),
      }),
    });
    const { url, api, consoleUrl } = associations;
    new CfnOutput(this, 'Url', { value: url });
    if (api.domainName !== undefined) {
      // Where the DNS record of the domain must point.
      new CfnOutput(this, 'DomainTarget', { value: api.domainName.domainNameAliasDomainName });
    }
    if (consoleUrl !== undefined) new CfnOutput(this, 'ConsoleUrl', { value: consoleUrl });
    for (const [name, value] of whereToLook(associations)) new CfnOutput(this, name, { value });
    if (people.madeHere !== undefined) {
      const { userPoolId } = people.madeHere;
      new CfnOutput(this, 'UserPoolId', { value: userPoolId });
      new CfnOutput(this, 'InviteCommand', { value: inviteCommand(userPoolId) });
    }
  }
}

/** What docs/operate.md and commands ask for. CloudFormation chose most of the names. */
function whereToLook({ api, logGroups, monitoring }: AssociationsApi): [output: string, name: string][] {
  const { function: functionLog, access, execution, console: consoleLog, watch: watchLog } = logGroups;
  return [
    ['ApiId', api.restApiId],
    ['Dashboard', monitoring.dashboard.dashboardName],
    ['FunctionLogGroup', functionLog.logGroupName],
    ['AccessLogGroup', access.logGroupName],
    ['ExecutionLogGroup', execution.logGroupName],
    ...(consoleLog ? [['ConsoleLogGroup', consoleLog.logGroupName] as [string, string]] : []),
    ...(watchLog ? [['WatchLogGroup', watchLog.logGroupName] as [string, string]] : []),
  ];
}

/**
 * Cognito sends the invitation by SMS unless told otherwise, and lets nobody have a new password by an e-mail address that was not verified.
 */
function inviteCommand(userPoolId: string): string {
  return (
    `aws cognito-idp admin-create-user --region ${Aws.REGION} --user-pool-id ${userPoolId} --username ADDRESS ` +
    '--user-attributes Name=email,Value=ADDRESS Name=email_verified,Value=true --desired-delivery-mediums EMAIL'
  );
}

function domainOf(scope: Construct, { domain }: Config): DomainNameOptions | undefined {
  if (domain === undefined) return undefined;
  const certificate = Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn);
  return { domainName: domain.name, certificate };
}
