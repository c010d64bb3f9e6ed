import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogQueriesProps {
  /** Folder of the queries in the CloudWatch console. */
  readonly folder: string;
  readonly functionLog: ILogGroup;
  readonly accessLog: ILogGroup;
  /** Of the function that looks for failed runs, if one does. */
  readonly watchLog?: ILogGroup;
}

/** Saved Logs Insights queries: the questions an on-call person asks first. */
export class LogQueries extends Construct {
  constructor(scope: Construct, id: string, { folder, functionLog, accessLog, watchLog }: LogQueriesProps) {
    super(scope, id);
    new QueryDefinition(this, 'Failures', {
      queryDefinitionName: `${folder}/1 What fails, since when, and why`,
      logGroups: [functionLog],
      queryString: new QueryString({
        filterStatements: ['message.status >= 400'],
        statsStatements: [
          'count(*) as requests by bin(5m) as since, message.status as status, message.code as code, message.reason as reason',
        ],
        sort: 'since desc',
        limit: 200,
      }),
    });
    new QueryDefinition(this, 'Upstream', {
      queryDefinitionName: `${folder}/2 Is it AppIntegrations`,
      logGroups: [functionLog],
      queryString: new QueryString({
        filterStatements: ['ispresent(message.upstream.ms)'],
        statsStatements: [
          'count(*) as calls, sum(message.upstream.attempts) as attempts, pct(message.upstream.ms, 50) as p50, ' +
            'pct(message.upstream.ms, 99) as p99 by bin(5m) as since, message.upstream.status as answered, ' +
            'message.reason as reason, message.why as why',
        ],
        sort: 'since desc',
        limit: 200,
      }),
    });
    new QueryDefinition(this, 'OneRequest', {
      queryDefinitionName: `${folder}/3 What became of one request`,
      logGroups: [functionLog, accessLog],
      queryString: new QueryString({
        fields: ['@timestamp', '@log', '@message'],
        filterStatements: ["@message like 'put the requestId here'"],
        sort: '@timestamp asc',
        limit: 50,
      }),
    });
    new QueryDefinition(this, 'StalePages', {
      queryDefinitionName: `${folder}/4 Why pages were old`,
      logGroups: [functionLog],
      queryString: new QueryString({
        filterStatements: ["message.cache = 'stale'"],
        statsStatements: [
          'count(*) as pages, pct(message.age, 50) as p50, max(message.age) as oldest by bin(5m) as since, ' +
            'message.why as why, message.operation as operation',
        ],
        sort: 'since desc',
        limit: 200,
      }),
    });
    if (watchLog === undefined) return;
    new QueryDefinition(this, 'FailedRuns', {
      queryDefinitionName: `${folder}/5 Which runs failed`,
      logGroups: [watchLog],
      queryString: new QueryString({
        fields: [
          '@timestamp',
          'message.dataIntegration',
          'message.destination',
          'message.statusMessage',
          'message.clientId',
          'message.association',
        ],
        filterStatements: ["message.run = 'failed'"],
        // Each look has a line of it: the newest of each is enough. CDK has no word for `dedup`.
        sort: '@timestamp desc\n| dedup message.dataIntegration, message.association',
        limit: 200,
      }),
    });
  }
}
