import { Annotations, Names } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ApplicationLogLevel, Function } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

import type { RouteFunction } from '../function/canary.ts';
import { given } from '../given.ts';
import { Alarms } from './alarms.ts';
import { dashboard } from './dashboard.ts';
import { LogQueries } from './log-queries.ts';
import { RouteMetrics } from './route-metrics.ts';
import { RouteTraffic } from './route-traffic.ts';
import type { BesidePage } from './route-traffic.ts';
import type { Watch } from './watched-runs.ts';

export interface MonitoringOptions {
  /**
   * Told when an alarm goes off and when it is over. If the topic is encrypted, CloudWatch must be allowed to use its key.
   *
   * @default - nobody: alarms only show in CloudWatch
   */
  readonly alarmTopic?: ITopic;
}

export interface MonitoringProps extends MonitoringOptions {
  readonly api: RestApi;
  /** The function, or the alias that answers the route. */
  readonly function: RouteFunction;
  readonly functionLog: ILogGroup;
  readonly accessLog: ILogGroup;
  /** The least level the function logs. */
  readonly logLevel: ApplicationLogLevel;
  /** The one that sandboxes share, if they do. */
  readonly sharedTable?: Table | undefined;
  /** Where the API serves the console's page as well: that function, and what tells the routes from the page. */
  readonly besidePage?: (BesidePage & { readonly function: Function }) | undefined;
  /** What looks for failed runs, if something does. */
  readonly watch?: Watch | undefined;
}

/** What shows how the route does: metrics, alarms, a dashboard, saved queries. */
export class Monitoring extends Construct {
  readonly metrics: RouteMetrics;
  readonly alarms: Alarm[];
  /** Those that a bad deployment sets off. */
  readonly deploymentAlarms: Alarm[];
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { api, function: handler, functionLog, accessLog, besidePage, watch } = props;
    const name = Names.uniqueResourceName(this, { maxLength: 100 });
    this.metrics = new RouteMetrics(this, 'Metrics', {
      functionLog,
      accessLog,
      namespace: `AppIntegrationsBff/${name}`,
      logLevel: props.logLevel,
      sharedPages: props.sharedTable !== undefined,
      ...given({ routes: besidePage?.operations.map(({ path }) => path), watchLog: watch?.logGroup }),
    });
    const traffic = new RouteTraffic(api, besidePage);
    const alarms = new Alarms(
      this,
      'Alarms',
      given({
        traffic,
        function: handler,
        metrics: this.metrics,
        sharesPages: props.sharedTable !== undefined,
        console: besidePage?.function,
        watch,
        topic: props.alarmTopic,
      }),
    );
    this.alarms = alarms.all;
    this.deploymentAlarms = alarms.ofDeployment;
    this.dashboard = dashboard(this, 'Dashboard', {
      traffic,
      function: handler,
      metrics: this.metrics,
      alarms: this.alarms,
      sharedTable: props.sharedTable,
      console: besidePage?.function,
      watch,
    });
    // At synth, when all actions that the app gives the alarms are there.
    this.node.addValidation({ validate: () => this.hintAtNobody() });
    new LogQueries(this, 'Queries', {
      folder: `AppIntegrationsBff/${name}`,
      functionLog,
      accessLog,
      ...given({ watchLog: watch?.logGroup }),
    });
  }

  /** An alarm that only shows in CloudWatch is seen by whoever happens to look there. */
  private hintAtNobody(): string[] {
    if (!this.alarms.some(tellsSomebody)) {
      Annotations.of(this).addInfoV2(
        'appintegrations-bff:nobodyIsTold',
        'Nobody is told when an alarm goes off: it only shows in CloudWatch. Give alarmTopic (the setting alarmTopicArn), an SNS topic that ' +
          'somebody reads.',
      );
    }
    return [];
  }
}

/** By an action of its own. What else may listen to alarms, such as rules of EventBridge's, is not known. */
function tellsSomebody({ node, stack }: Alarm): boolean {
  const { defaultChild: made } = node;
  const actions: unknown = CfnAlarm.isCfnAlarm(made) ? stack.resolve(made.alarmActions) : undefined;
  return Array.isArray(actions) && actions.length > 0;
}
