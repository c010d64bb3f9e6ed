import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

import type { KeepLogs } from '../keep-logs.ts';

/**
 * API Gateway makes the log group of its execution log by itself, under this name and kept for ever. Made here first,
 * it is kept as long as the others and leaves with the stack.
 */
export function ownExecutionLog(api: RestApi, stageName: string, keep: KeepLogs): LogGroup {
  const logGroup = new LogGroup(api, 'ExecutionLog', {
    logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stageName}`,
    ...keep,
  });
  api.deploymentStage.node.addDependency(logGroup);
  return logGroup;
}
