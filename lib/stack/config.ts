import { RemovalPolicy } from 'aws-cdk-lib';
import { LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { ApplicationLogLevel, Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import { byOptIn } from '../associations-api-props.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import { propProblems } from '../checks/check-props.ts';
import { texts } from '../checks/texts.ts';
import { given } from '../given.ts';
import { contextReader } from './context-reader.ts';
import type { Context, ContextReader } from './context-reader.ts';
import { readAuth } from './read-auth.ts';
import type { AuthConfig } from './read-auth.ts';

/** What is to be deployed, as plain data: things of the account are named by their ARNs. */
export interface Config extends AuthConfig {
  /** Tells deployments of one account apart: part of the stack's name, and API Gateway's stage. */
  readonly stage: string;
  readonly terminationProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  readonly cursorKeyArn?: string;
  readonly logEncryptionKeyArn?: string;
  readonly alarmTopicArn?: string;
  /** Props of the construct that need nothing of the account. */
  readonly props: AssociationsApiProps;
}

const CANARIES = [
  'CANARY_10PERCENT_5MINUTES',
  'CANARY_10PERCENT_10MINUTES',
  'CANARY_10PERCENT_15MINUTES',
  'CANARY_10PERCENT_30MINUTES',
  'LINEAR_10PERCENT_EVERY_1MINUTE',
  'LINEAR_10PERCENT_EVERY_2MINUTES',
  'LINEAR_10PERCENT_EVERY_3MINUTES',
  'LINEAR_10PERCENT_EVERY_10MINUTES',
] as const satisfies (keyof typeof LambdaDeploymentConfig)[];
const RETENTION_DAYS = Object.values(RetentionDays).filter((days) => typeof days === 'number');

/**
 * Reads CDK context, from the command line or cdk.json. The settings: docs/deploy.md.
 *
 * @returns the configuration and one sentence for each problem; with problems, it is not to be deployed
 */
export function readConfig(context: Context): { config: Config; problems: string[] } {
  const reader = contextReader(context);
  const stage = reader.text('stage', texts.stage) ?? 'dev';
  const config: Config = {
    stage,
    terminationProtection: reader.flag('terminationProtection') ?? false,
    tags: reader.pairs('tags', texts.tag) ?? {},
    ...readAuth(reader),
    props: { stageName: stage, ...readProps(reader) },
    ...given({
      domain: readDomain(reader),
      cursorKeyArn: reader.text('cursorKeyArn', texts.keyArn),
      logEncryptionKeyArn: reader.text('logEncryptionKeyArn', texts.keyArn),
      alarmTopicArn: reader.text('alarmTopicArn', texts.alarmTopicArn),
    }),
  };
  const problems = [...reader.unknownSettings(), ...reader.problems, ...propProblems(besidePage(config))];
  return { config, problems };
}

/** What goes with the page, whoever may call. */
function besidePage({ auth, console, props }: Config): AssociationsApiProps {
  return console && auth !== 'iam' ? { ...props, console, access: { by: 'anyone' } } : props;
}

function readProps(reader: ContextReader): AssociationsApiProps {
  const canary = reader.oneOf('canary', CANARIES);
  const retain = reader.flag('retain');
  return given({
    allowedOrigins: reader.list('allowedOrigins'),
    allowedHeaders: reader.list('allowedHeaders'),
    allowedDataIntegrations: reader.list('allowedDataIntegrations'),
    cursorLifetime: reader.duration('cursorLifetime'),
    pageCache: reader.duration('pageCache'),
    stalePages: reader.duration('stalePages'),
    upstreamRate: reader.number('upstreamRate'),
    upstreamBurst: reader.number('upstreamBurst'),
    sharedPages: reader.onlyTrue('sharedPages'),
    upstreamTimeout: reader.duration('upstreamTimeout'),
    memorySize: reader.number('memorySize'),
    architecture: architectureOf(reader.oneOf('architecture', ['arm64', 'x86_64'])),
    reservedConcurrency: reader.number('reservedConcurrency'),
    logLevel: reader.oneOf('logLevel', Object.values(ApplicationLogLevel)),
    logRetention: reader.oneOf('logRetentionDays', RETENTION_DAYS),
    activeTracing: reader.flag('activeTracing'),
    throttleRate: reader.number('throttleRate'),
    throttleBurst: reader.number('throttleBurst'),
    webAclArn: reader.text('webAclArn', texts.webAclArn),
    createGatewayLogsRole: reader.flag('createGatewayLogsRole'),
    canary: canary && LambdaDeploymentConfig[canary],
    watch: reader.duration('watch'),
    ...byOptIn((name) => reader.flag(name)),
    removalPolicy: retain === true ? RemovalPolicy.RETAIN : undefined,
  });
}

function architectureOf(name: 'arm64' | 'x86_64' | undefined): Architecture | undefined {
  return name === 'x86_64' ? Architecture.X86_64 : name && Architecture.ARM_64;
}

function readDomain(reader: ContextReader): Config['domain'] {
  const name = reader.text('domainName', texts.domainName);
  const certificateArn = reader.text('certificateArn', texts.certificateArn);
  if (name !== undefined && certificateArn !== undefined) return { name, certificateArn };
  if (reader.has('domainName') !== reader.has('certificateArn')) {
    reader.problems.push('domainName and certificateArn go together: give both, or neither.');
  }
  return undefined;
}
