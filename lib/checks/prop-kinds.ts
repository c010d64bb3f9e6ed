import { RemovalPolicy } from 'aws-cdk-lib';
import { EndpointAccessMode, EndpointType, IpAddressType, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import type { DomainNameOptions, EndpointConfiguration, MTLSConfig } from 'aws-cdk-lib/aws-apigateway';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import { byOptIn } from '../associations-api-props.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import { access } from './access-kind.ts';
import {
  construct,
  duration,
  flag,
  listOf,
  number,
  object,
  oneOf,
  oneOfOrToken,
  onlyTrue,
  text,
} from './kinds.ts';
import { retired } from './no-such-name.ts';
import { shape } from './shapes.ts';
import { signIn } from './sign-in-kind.ts';

const key = construct('a key of aws-cdk-lib/aws-kms', 'keyArn');
const logGroup = construct('a log group of aws-cdk-lib/aws-logs', 'logGroupArn');

const vpcSubnets = shape<SubnetSelection>({
  subnetType: oneOf(Object.values(SubnetType)),
  availabilityZones: listOf(text),
  subnetGroupName: text,
  onePerAz: flag,
  subnetFilters: listOf(object('a SubnetFilter of aws-cdk-lib/aws-ec2', 'selectSubnets')),
  subnets: listOf(construct('a subnet of aws-cdk-lib/aws-ec2', 'subnetId')),
});

const mtls = shape<MTLSConfig>(
  { bucket: construct('a bucket of aws-cdk-lib/aws-s3', 'bucketArn'), key: text, version: text },
  ['bucket', 'key'],
);

const domainName = shape<DomainNameOptions>(
  {
    domainName: text,
    certificate: construct('a certificate of aws-cdk-lib/aws-certificatemanager', 'certificateRef'),
    basePath: text,
    endpointType: oneOf(Object.values(EndpointType)),
    securityPolicy: oneOfOrToken(Object.values(SecurityPolicy)),
    endpointAccessMode: oneOfOrToken(Object.values(EndpointAccessMode)),
    mtls,
  },
  ['domainName', 'certificate'],
);

const endpointConfiguration = shape<EndpointConfiguration>(
  {
    types: listOf(oneOf(Object.values(EndpointType))),
    vpcEndpoints: listOf(construct('a VPC endpoint of aws-cdk-lib/aws-ec2', 'vpcEndpointId')),
    ipAddressType: oneOfOrToken(Object.values(IpAddressType)),
  },
  ['types'],
);

/** CDK's deployment configurations have these, whatever they are for. */
const CONFIG_MEMBERS = ['deploymentConfigName', 'deploymentConfigArn', 'deploymentConfigRef'];

/** What each prop of the construct must be. */
export const props = shape<AssociationsApiProps>(
  {
    access,
    accessLogGroup: logGroup,
    activeTracing: flag,
    alarmTopic: construct('a topic of aws-cdk-lib/aws-sns', 'topicArn'),
    allowedDataIntegrations: listOf(text),
    allowedHeaders: listOf(text),
    allowedOrigins: listOf(text),
    architecture: object('an Architecture of aws-cdk-lib/aws-lambda', 'name', 'dockerPlatform'),
    canary: object('a LambdaDeploymentConfig of aws-cdk-lib/aws-codedeploy', ...CONFIG_MEMBERS),
    console: flag,
    createGatewayLogsRole: flag,
    cursorKey: key,
    cursorLifetime: duration,
    domainName,
    endpointConfiguration,
    logEncryptionKey: key,
    logGroup,
    logLevel: oneOfOrToken(Object.values(ApplicationLogLevel)),
    logRetention: oneOfOrToken(Object.values(RetentionDays).filter((days) => typeof days === 'number')),
    memorySize: number,
    pageCache: duration,
    policy: object('a PolicyDocument of aws-cdk-lib/aws-iam', 'addStatements', 'validateForResourcePolicy'),
    // A key, a log group and a table have no snapshots.
    removalPolicy: oneOf(Object.values(RemovalPolicy).filter((policy) => policy !== RemovalPolicy.SNAPSHOT)),
    reservedConcurrency: number,
    securityGroups: listOf(construct('a security group of aws-cdk-lib/aws-ec2', 'securityGroupId')),
    sharedPages: onlyTrue,
    signIn,
    stageName: text,
    stalePages: duration,
    throttleBurst: number,
    throttleRate: number,
    upstreamBurst: number,
    upstreamRate: number,
    upstreamTimeout: duration,
    vpc: construct('a VPC of aws-cdk-lib/aws-ec2', 'vpcId'),
    vpcSubnets,
    watch: duration,
    webAclArn: text,
    ...byOptIn(() => flag),
  },
  [],
  Object.keys(retired),
);
