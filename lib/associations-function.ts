import { Duration } from 'aws-cdk-lib';
import { Architecture, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { settings } from '../contract/settings.ts';
import { functionCode } from './function-code.ts';

/** Megabytes. Figures for other sizes: docs/scale.md. */
const MEMORY_MB = 512;

const declared = Object.fromEntries(
  Object.entries(settings).map(([name, setting]) => [name, String(setting.default)]),
);

/** The Lambda function that answers the route. */
export class AssociationsFunction extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.function = new Function(this, 'Function', {
      code: functionCode(),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MB,
      timeout: Duration.seconds(10),
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH }),
      environment: declared,
    });
  }
}
