import { Names, Size } from 'aws-cdk-lib';
import { EndpointType, LogGroupLogDestination, RestApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import type { Method } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import { acknowledge, acknowledgeAwsPolicy } from '../acknowledgements.ts';
import { given } from '../given.ts';
import type { KeepLogs } from '../keep-logs.ts';
import { accessLogFormat } from './access-log.ts';
import { deployAuthorizers } from './deploy-authorizers.ts';
import { ownExecutionLog } from './gateway-logs.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import { methodSettings, settingsBesidePage } from './method-settings.ts';
import type { RestApiProps } from './rest-api-props.ts';
import { addMethods, addPreflights } from './routes.ts';
import type { RoutesProps } from './routes.ts';

/** Requests a second, and at once. Most are answered from memory: AppIntegrations allows far fewer. */
const THROTTLE_RATE = 50;
const THROTTLE_BURST = 100;

/** CDK documents it as what a domain has by default, and leaves it out of the template. */
const DOMAIN_DEFAULTS = { securityPolicy: SecurityPolicy.TLS_1_2 };

/** Smaller answers gain nothing from being compressed. */
const COMPRESS_FROM = Size.bytes(1024);

export interface AssociationsRestApiProps extends Omit<RestApiProps, keyof RoutesProps>, RoutesProps {
  /** How log groups made here are kept. */
  readonly keepLogs: KeepLogs;
  /** Where the console's page is served, if it is. */
  readonly pagePaths?: readonly string[] | undefined;
}

/** API Gateway in front of the function: a REST API with a route for each operation. */
export class AssociationsRestApi extends Construct {
  readonly api: RestApi;
  readonly methods: readonly Method[];
  readonly accessLogGroup: ILogGroup;
  readonly executionLogGroup: ILogGroup;
  readonly stageName: string;

  constructor(scope: Construct, id: string, props: AssociationsRestApiProps) {
    super(scope, id);
    const stageName = props.stageName ?? 'prod';
    this.stageName = stageName;
    const throttle = {
      throttlingRateLimit: props.throttleRate ?? THROTTLE_RATE,
      throttlingBurstLimit: props.throttleBurst ?? THROTTLE_BURST,
    };
    this.accessLogGroup = props.accessLogGroup ?? new LogGroup(this, 'AccessLog', props.keepLogs);

    this.api = new RestApi(this, 'Api', {
      // Metrics are told apart by this name alone, so two stacks of one account must not share it.
      restApiName: Names.uniqueResourceName(this, { maxLength: 64 }),
      description: 'Associations of data integrations, for browsers',
      endpointConfiguration: props.endpointConfiguration ?? { types: [EndpointType.REGIONAL] },
      disableExecuteApiEndpoint: props.domainName !== undefined,
      minCompressionSize: COMPRESS_FROM,
      cloudWatchRole: props.createGatewayLogsRole ?? false,
      deployOptions: {
        stageName,
        accessLogDestination: new LogGroupLogDestination(this.accessLogGroup),
        accessLogFormat,
        tracingEnabled: true,
        // Said outright, as is that no method has its answers cached.
        cacheClusterEnabled: false,
        ...methodSettings(throttle),
        ...given({
          methodOptions: props.pagePaths && settingsBesidePage(props.operations, props.pagePaths, throttle),
        }),
      },
      ...given({
        domainName: props.domainName && { ...DOMAIN_DEFAULTS, ...props.domainName },
        policy: props.policy,
      }),
    });
    // CDK's own output of the URL; which to show is the stack's business.
    this.api.node.tryRemoveChild('Endpoint');
    this.executionLogGroup = ownExecutionLog(this.api, stageName, props.keepLogs);
    addGatewayResponses(this.api, props.allowedOrigins);

    acknowledge(this.api, 'AwsSolutions-APIG2');
    acknowledgeAwsPolicy(this.api, 'AmazonAPIGatewayPushToCloudWatchLogs');

    // In this order, as it goes into the deployment's logical id.
    this.methods = addMethods(this, this.api, props);
    deployAuthorizers(this.api);
    addPreflights(this.api, props);
    if (props.webAclArn === undefined) {
      acknowledge(this.api.deploymentStage, 'AwsSolutions-APIG3');
    } else {
      new CfnWebACLAssociation(this, 'WebAcl', {
        resourceArn: this.api.deploymentStage.stageArn,
        webAclArn: props.webAclArn,
      });
    }
  }
}
