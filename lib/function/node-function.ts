import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import type { ApplicationLogLevel, FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

export interface NodeFunctionProps {
  readonly architecture?: Architecture | undefined;
  readonly role: IRole;
  readonly logGroup: ILogGroup;
  /** The least level it logs. */
  readonly logLevel: ApplicationLogLevel;
}

/** What all functions have in common. */
export function nodeFunction({ architecture, role, logGroup, logLevel }: NodeFunctionProps) {
  return {
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: architecture ?? Architecture.ARM_64,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: logLevel,
    systemLogLevelV2: SystemLogLevel.WARN,
  } satisfies Partial<FunctionProps>;
}
