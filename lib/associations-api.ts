import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import { consolePaths } from '../contract/console.ts';
import { operationsOf, withUsual } from './associations-api-props.ts';
import type { AssociationsApiProps } from './associations-api-props.ts';
import { placeProblems } from './checks/check-place.ts';
import { propProblems } from './checks/check-props.ts';
import { templateProblems } from './checks/check-template.ts';
import { plainCopy } from './checks/shapes.ts';
import { AssociationsConsole } from './console/associations-console.ts';
import { pageAddresses } from './console/page-addresses.ts';
import { AssociationsFunction } from './function/associations-function.ts';
import { Canary } from './function/canary.ts';
import type { Access } from './gateway/access.ts';
import { AssociationsRestApi } from './gateway/associations-rest-api.ts';
import { given } from './given.ts';
import { keepLogs } from './keep-logs.ts';
import type { LogGroups } from './keep-logs.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import { AssociationsWatch } from './watch/associations-watch.ts';

/**
 * The route, deployed: API Gateway, the function, its cursor key, and what shows how they do. Every prop has a default,
 * so `new AssociationsApi(this, 'Associations')` is a whole one.
 */
export class AssociationsApi extends Construct {
  readonly api: RestApi;
  readonly function: Function;
  readonly cursorKey: IKey;
  readonly logGroups: LogGroups;
  /** Metrics, alarms and the dashboard. */
  readonly monitoring: Monitoring;

  private readonly restApi: AssociationsRestApi;
  /** What a custom domain has before the route: nothing, or something that ends in `/`. */
  private readonly basePath: string;
  private readonly accessBy: Access['by'];
  private readonly pageAddress: string | undefined;

  /**
   * @param props all optional
   * @throws Error with one sentence for each prop that breaks its rule. What is known only when the template is made, such as
   *   which subnets were selected, is told at synth
   */
  constructor(scope: Construct, id: string, props: AssociationsApiProps = {}) {
    super(scope, id);
    // What was checked is what is used, also where a member is a getter.
    const taken = plainCopy(props);
    const problems = propProblems(taken);
    if (problems.length === 0) problems.push(...placeProblems(this, taken));
    if (problems.length > 0) throw new Error([`${this.node.path}:`, ...problems].join('\n  '));
    const told = withUsual(taken);
    let page: AssociationsConsole | undefined;
    try {
      const kept = keepLogs(this, told);
      const operations = operationsOf(told);
      const handler = new AssociationsFunction(this, 'Function', { ...told, operations, keepLogs: kept });
      this.function = handler.function;
      this.cursorKey = handler.cursorKey;
      const canary = told.canary && new Canary(this, 'Canary', this.function);
      const answering = canary?.alias ?? this.function;
      this.restApi = new AssociationsRestApi(this, 'Route', {
        ...told,
        operations,
        handler: answering,
        handlerArn: canary?.arn ?? this.function.functionArn,
        allowedOrigins: told.allowedOrigins ?? [],
        keepLogs: kept,
        pagePaths: told.console ? consolePaths : undefined,
      });
      this.api = this.restApi.api;
      this.accessBy = told.access.by;
      this.basePath = told.domainName?.basePath ? `${told.domainName.basePath}/` : '';
      const { stageName } = this.restApi;
      if (told.console) {
        const addresses = pageAddresses(this.api, stageName, told);
        page = new AssociationsConsole(this, 'Console', {
          ...told,
          keepLogs: kept,
          api: this.api,
          addresses,
        });
        [this.pageAddress] = addresses;
      }
      const watch =
        told.watch &&
        new AssociationsWatch(this, 'Watch', {
          ...told,
          every: told.watch,
          keepLogs: kept,
          // The route's own: whoever opened a way for that function has opened it for this one.
          ...given({ securityGroups: told.vpc && this.function.connections.securityGroups }),
        });
      this.logGroups = {
        function: handler.logGroup,
        access: this.restApi.accessLogGroup,
        execution: this.restApi.executionLogGroup,
        ...given({ console: page?.logGroup, watch: watch?.logGroup }),
      };
      this.monitoring = new Monitoring(this, 'Monitoring', {
        ...told,
        api: this.api,
        function: answering,
        functionLog: this.logGroups.function,
        accessLog: this.logGroups.access,
        sharedTable: handler.sharedPages,
        besidePage: page && { operations, stageName, function: page.function },
        watch,
      });
      // Lines of before there were these count for nothing.
      watch?.schedule.after(...this.monitoring.metrics.ofWatch);
      if (told.canary && canary) {
        for (const method of this.restApi.methods) method.node.addDependency(canary.alias);
        canary.deployment(told.canary, this.monitoring.deploymentAlarms);
      }
    } catch (error) {
      const says = Error.isError(error) ? error.message : String(error);
      throw new Error(`${this.node.path}:\n  CDK cannot make the route of these props, and says: ${says}`, {
        cause: error,
      });
    }
    const made = {
      api: this.api,
      methods: this.restApi.methods,
      pageMethods: page?.methods ?? [],
      function: this.function,
      cursorKey: this.cursorKey,
    };
    this.node.addValidation({ validate: () => templateProblems(told, made) });
  }

  /** Address of the API, with its stage, ending in `/`; with a custom domain, that domain's, with its base path. */
  get url(): string {
    const domain = this.api.domainName?.domainName;
    return domain === undefined ? this.api.url : `https://${domain}/${this.basePath}`;
  }

  /** Address of the console's page, ending in `/`: with a custom domain, that domain's. `undefined` without `console`. */
  get consoleUrl(): string | undefined {
    return this.pageAddress;
  }

  /**
   * Allows a principal to call the route, or the routes.
   *
   * @throws Error where callers are not checked by IAM: there a grant would have no effect
   */
  grantInvoke(grantee: IGrantable): Grant {
    if (this.accessBy !== 'iam') {
      throw new Error(
        `${this.node.path}: grantInvoke has no effect where callers are not checked by IAM, and access is by '${this.accessBy}'. ` +
          "Leave it out, or give access { by: 'iam' }.",
      );
    }
    return Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:Invoke'],
      resourceArns: this.restApi.methods.map(({ methodArn }) => methodArn),
    });
  }
}
