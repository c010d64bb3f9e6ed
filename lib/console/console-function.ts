import { Duration } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { acknowledge } from '../acknowledgements.ts';
import { builtCode } from '../function/function-code.ts';
import { loggingRole } from '../function/function-role.ts';
import { nodeFunction } from '../function/node-function.ts';
import type { NodeFunctionProps } from '../function/node-function.ts';
import type { KeepLogs } from '../keep-logs.ts';

/**
 * Megabytes. The files fit into the least, too; but CPU comes with memory, and with this the largest file is on its way in some
 * milliseconds.
 */
const MEMORY_MB = 256;

/** Nothing is asked of anybody, so this is long. */
const TIMEOUT = Duration.seconds(5);

export interface ConsoleFunctionProps extends Pick<NodeFunctionProps, 'architecture' | 'logLevel'> {
  /** How its log group is kept. */
  readonly keepLogs: KeepLogs;
  readonly environment: Record<string, string>;
}

/** The Lambda function that holds the console's page: docs/decisions/0023-the-console-from-a-function-of-its-own.md. Its role may write its own log, and nothing else. */
export class ConsoleFunction extends Construct {
  readonly function: Function;
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, { keepLogs, environment, ...props }: ConsoleFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', keepLogs);
    const role = loggingRole(this, this.logGroup);
    this.function = new Function(this, 'Handler', {
      description: 'Serves the associations console',
      code: builtCode('console', 'build/console-function.ts'),
      ...nodeFunction({ ...props, role, logGroup: this.logGroup }),
      memorySize: MEMORY_MB,
      timeout: TIMEOUT,
      environment,
    });
    acknowledge(this.function, 'Serverless-LambdaDLQ', 'Serverless-LambdaTracing');
  }
}
