import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { DomainNameOptions } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { AssociationsApi } from '../associations-api.ts';
import type { Access } from '../gateway/access.ts';
import { given } from '../given.ts';
import type { Config } from './config.ts';

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
    const { cursorKeyArn, alarmTopicArn } = config;
    const { url, api } = new AssociationsApi(this, 'Associations', {
      ...config.props,
      access: accessOf(this, config),
      ...given({
        domainName: domainOf(this, config),
        cursorKey: cursorKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'CursorKey', cursorKeyArn),
        alarmTopic:
          alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn),
      }),
    });
    new CfnOutput(this, 'Url', { value: url });
    if (api.domainName !== undefined) {
      // Where the DNS record of the domain must point.
      new CfnOutput(this, 'DomainTarget', { value: api.domainName.domainNameAliasDomainName });
    }
  }
}

function accessOf(scope: Construct, { auth, userPoolArns, scopes }: Config): Access {
  switch (auth) {
    case 'iam':
      return { by: 'iam' };
    case 'open':
      return { by: 'anyone' };
    case 'cognito': {
      const userPools = userPoolArns.map((arn, at) => UserPool.fromUserPoolArn(scope, `UserPool${at}`, arn));
      return { by: 'cognito', userPools, ...given({ scopes }) };
    }
  }
}

function domainOf(scope: Construct, { domain }: Config): DomainNameOptions | undefined {
  if (domain === undefined) return undefined;
  const certificate = Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn);
  return { domainName: domain.name, certificate };
}
