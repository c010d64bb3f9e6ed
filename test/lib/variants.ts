import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { EndpointType, RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { InterfaceVpcEndpoint, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, Architecture, Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';

import { byOptIn } from '../../lib/associations-api-props.ts';
import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import type { SignIn } from '../../lib/console/sign-in.ts';
import { given } from '../../lib/given.ts';
import { AssociationsUserPool } from '../../lib/sign-in/user-pool.ts';
import type { Context } from '../../lib/stack/context-reader.ts';

type Variant = (stack: Stack) => AssociationsApiProps;

export const account = '111122223333';
export const region = 'eu-west-1';
const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;

export const arns = {
  userPool: arn('cognito-idp', 'userpool/eu-west-1_Example'),
  key: arn('kms', 'key/11112222-3333-4444-5555-666677778888'),
  logKey: arn('kms', 'key/99990000-3333-4444-5555-666677778888'),
  topic: arn('sns', 'alarms'),
  certificate: arn('acm', 'certificate/11112222-3333-4444-5555-666677778888'),
  webAcl: arn('wafv2', 'regional/webacl/example/11112222-3333-4444-5555-666677778888'),
  authorizer: arn('lambda', 'function:authorizer'),
};

export const origins = ['https://app.example.com', 'https://admin.example.com'];

/** Every prop there is, but for those that exclude each other or add a route. */
const maximal: Variant = (stack) => ({
  access: {
    by: 'cognito',
    userPools: [UserPool.fromUserPoolArn(stack, 'UserPool', arns.userPool)],
    scopes: ['associations/read'],
  },
  allowedOrigins: origins,
  allowedHeaders: ['X-Session-Token'],
  allowedDataIntegrations: ['calls', 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/1'],
  cursorLifetime: Duration.days(7),
  pageCache: Duration.minutes(5),
  stalePages: Duration.days(1),
  upstreamRate: 2.5,
  upstreamBurst: 10,
  sharedPages: true,
  upstreamTimeout: Duration.seconds(28),
  memorySize: 1024,
  architecture: Architecture.X86_64,
  reservedConcurrency: 20,
  logLevel: ApplicationLogLevel.DEBUG,
  logGroup: LogGroup.fromLogGroupName(stack, 'OwnLogs', 'own-logs'),
  logRetention: RetentionDays.ONE_YEAR,
  activeTracing: true,
  cursorKey: Key.fromKeyArn(stack, 'OwnKey', arns.key),
  logEncryptionKey: Key.fromKeyArn(stack, 'OwnLogKey', arns.logKey),
  removalPolicy: RemovalPolicy.RETAIN,
  stageName: 'live',
  throttleRate: 10,
  throttleBurst: 20,
  domainName: {
    domainName: 'api.example.com',
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', arns.certificate),
  },
  webAclArn: arns.webAcl,
  accessLogGroup: LogGroup.fromLogGroupName(stack, 'OwnAccessLog', 'own-access-log'),
  createGatewayLogsRole: true,
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  watch: Duration.minutes(15),
  alarmTopic: Topic.fromTopicArn(stack, 'Topic', arns.topic),
});

/** With an identity provider of somebody's own. */
const ownSignIn: SignIn = {
  by: 'openid',
  issuer: 'https://login.example.com/tenant/',
  clientId: 'console',
  scope: 'openid email',
  connectTo: ['https://tokens.example.com'],
  signOut: 'standard',
  parameters: { audience: 'associations' },
};

const inVpc: Variant = (stack) => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-11112222',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-11112222', 'subnet-33334444'],
    privateSubnetRouteTableIds: ['rtb-11112222', 'rtb-33334444'],
  }),
  securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', 'sg-11112222')],
});

const privateEndpoint: Variant = (stack) => ({
  endpointConfiguration: {
    types: [EndpointType.PRIVATE],
    vpcEndpoints: [
      InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Endpoint', {
        vpcEndpointId: 'vpce-11112222',
        port: 443,
      }),
    ],
  },
  policy: new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['execute-api:Invoke'],
        resources: ['execute-api:/*'],
        principals: [new AnyPrincipal()],
        conditions: { StringEquals: { 'aws:SourceVpce': 'vpce-11112222' } },
      }),
    ],
  }),
});

const ownAuthorizer: Variant = (stack) => ({
  access: {
    by: 'authorizer',
    authorizer: new RequestAuthorizer(stack, 'Authorizer', {
      handler: Function.fromFunctionArn(stack, 'AuthorizerFunction', arns.authorizer),
      identitySources: ['method.request.header.Authorization'],
    }),
  },
});

/** Each prop there is, though not all of them go together. */
export const everyProp: Variant = (stack) => ({
  ...maximal(stack),
  ...inVpc(stack),
  ...privateEndpoint(stack),
  vpcSubnets: {},
  console: true,
  signIn: ownSignIn,
  ...byOptIn(() => true),
});

/** With a user pool of the same stack, and its domain. */
function withUserPool(stack: Stack): Pick<AssociationsApiProps, 'access' | 'signIn'> {
  const { access, signIn } = new AssociationsUserPool(stack, 'People');
  return { access, signIn };
}

/** With the console's page beside the routes. */
export const consoleVariants = {
  openConsole: () => ({ access: { by: 'anyone' }, console: true }),
  consoleWithToken: (stack) => ({ ...ownAuthorizer(stack), console: true }),
  consoleWithOwnProvider: (stack) => ({ ...ownAuthorizer(stack), console: true, signIn: ownSignIn }),
  consoleWithUserPool: (stack) => ({
    ...withUserPool(stack),
    console: true,
    canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    allowedOrigins: origins,
  }),
  privateConsole: (stack) => ({ ...privateEndpoint(stack), ...withUserPool(stack), console: true }),
  maximalWithConsole: (stack) => {
    const { access, ...others } = maximal(stack);
    const userPool = access?.by === 'cognito' ? access.userPools[0] : undefined;
    if (access === undefined || userPool === undefined) throw new Error('There is no user pool.');
    const domain = 'calls.auth.eu-west-1.amazoncognito.com';
    const identityProviders = ['COGNITO', 'Directory'];
    return {
      ...others,
      access,
      console: true,
      signIn: { by: 'cognito', userPool, domain, identityProviders },
    };
  },
} satisfies Record<string, Variant>;

/** What is worth a template of its own. */
export const variants = {
  minimal: () => ({}),
  maximal,
  inVpc,
  privateEndpoint,
  ownAuthorizer,
  userPoolMadeHere: (stack) => ({ access: new AssociationsUserPool(stack, 'People').access }),
  openToAnyone: () => ({ access: { by: 'anyone' } }),
  everyOrigin: () => ({ allowedOrigins: ['*'] }),
  everyRoute: () => byOptIn(() => true),
  sharedPages: () => ({ sharedPages: true }),
  watched: () => ({ watch: Duration.minutes(5) }),
  watchedInVpc: (stack) => {
    const { vpc } = inVpc(stack);
    return { watch: Duration.days(1), ...given({ vpc }) };
  },
  encryptedLogs: (stack) => ({ logEncryptionKey: new Key(stack, 'LogKey', { enableKeyRotation: true }) }),
  maximalWithEveryRoute: (stack) => ({ ...maximal(stack), ...byOptIn(() => true) }),
  ...consoleVariants,
} satisfies Record<string, Variant>;

/** What the guide of deploying begins with; what its user pool can be told besides; and a pool that is there, to which all is added. */
export const peoplesSettings: Readonly<Record<string, Context>> = {
  firstDeployment: { stage: 'first', auth: 'cognito', console: 'true' },
  poolTold: {
    stage: 'told',
    auth: 'cognito',
    console: 'true',
    userPoolMfa: 'required',
    userPoolDomainPrefix: 'calls',
    identityProviders: 'Company',
  },
  poolGiven: {
    stage: 'given',
    auth: 'cognito',
    console: 'true',
    userPoolArn: arns.userPool,
    userPoolDomainPrefix: 'calls',
  },
};

/** What is said of the user pool that a deployment makes. */
export const settingsOfAPool: Context = { userPoolMfa: 'required', userPoolDomainPrefix: 'calls' };

/** Every setting, as text from the command line, but for those that only go with a user pool that is made. */
export const everySetting: Context = {
  stage: 'prod',
  terminationProtection: 'true',
  tags: 'team=calls, cost centre=1=2',
  auth: 'cognito',
  userPoolArn: arns.userPool,
  scopes: 'associations/read',
  console: 'true',
  userPoolDomain: 'calls.auth.eu-west-1.amazoncognito.com',
  identityProviders: 'Company, COGNITO',
  domainName: 'api.example.com',
  certificateArn: arns.certificate,
  cursorKeyArn: arns.key,
  logEncryptionKeyArn: arns.logKey,
  alarmTopicArn: arns.topic,
  webAclArn: arns.webAcl,
  allowedOrigins: 'https://app.example.com, https://admin.example.com',
  allowedHeaders: 'X-Session-Token, X-Api-Key',
  allowedDataIntegrations: 'calls,agents',
  cursorLifetime: '12h',
  pageCache: '0s',
  stalePages: '30m',
  upstreamRate: '0.5',
  upstreamBurst: '1',
  sharedPages: 'true',
  upstreamTimeout: '2500ms',
  memorySize: '1024',
  architecture: 'x86_64',
  reservedConcurrency: '20',
  logLevel: 'DEBUG',
  logRetentionDays: '365',
  activeTracing: 'true',
  throttleRate: '10',
  throttleBurst: '20',
  createGatewayLogsRole: 'true',
  canary: 'LINEAR_10PERCENT_EVERY_1MINUTE',
  watch: '15m',
  retain: 'true',
  ...byOptIn(() => 'true'),
};
