import { Names, Size } from 'aws-cdk-lib';
import {
  AwsIntegration,
  EndpointType,
  LogGroupLogDestination,
  type Method,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ILogGroup, LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import type { ListOperation } from '../../contract/list-operation.ts';
import { operations } from '../../contract/operations.ts';
import { acknowledge, acknowledgeAwsPolicy } from '../acknowledgements.ts';
import type { Handler } from '../function/canary.ts';
import { given } from '../given.ts';
import { accessLogFormat } from './access-log.ts';
import { type Access, authorization } from './access.ts';
import { preflight } from './cors.ts';
import { deployAuthorizers } from './deploy-authorizers.ts';
import { ownExecutionLog } from './gateway-logs.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import { identityHeaders } from './identity-headers.ts';
import type { RestApiProps } from './rest-api-props.ts';
import { cacheKeys, integrationCache, stageCacheOptions } from './stage-cache.ts';

/** Requests a second, and at once. Most are answered from memory: AppIntegrations allows far fewer. */
const THROTTLE_RATE = 50;
const THROTTLE_BURST = 100;

/** CDK documents it as what a domain has by default, and leaves it out of the template. */
const DOMAIN_DEFAULTS = { securityPolicy: SecurityPolicy.TLS_1_2 };

/** Smaller answers gain nothing from being compressed. */
const COMPRESS_FROM = Size.bytes(1024);

export interface AssociationsRestApiProps extends RestApiProps {
  readonly access: Access;
  /** What answers the route: the function, or an alias of it. */
  readonly handler: Handler;
  /** Its ARN, spelled as the integration's address shall have it. */
  readonly handlerArn: string;
  readonly allowedOrigins: string[];
  /** How log groups made here are kept. */
  readonly keepLogs: Required<Pick<LogGroupProps, 'retention' | 'removalPolicy'>>;
}

/** API Gateway in front of the function: a REST API with the one route of the contract. */
export class AssociationsRestApi extends Construct {
  readonly api: RestApi;
  readonly method: Method;
  readonly accessLogGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: AssociationsRestApiProps) {
    super(scope, id);
    const { access } = props;
    const stageName = props.stageName ?? 'prod';
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
        throttlingRateLimit: props.throttleRate ?? THROTTLE_RATE,
        throttlingBurstLimit: props.throttleBurst ?? THROTTLE_BURST,
        accessLogDestination: new LogGroupLogDestination(this.accessLogGroup),
        accessLogFormat,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        tracingEnabled: true,
        ...stageCacheOptions(props),
      },
      ...given({
        domainName: props.domainName && { ...DOMAIN_DEFAULTS, ...props.domainName },
        policy: props.policy,
      }),
    });
    // CDK's own output of the URL; which to show is the stack's business.
    this.api.node.tryRemoveChild('Endpoint');
    ownExecutionLog(this.api, stageName, props.keepLogs);
    addGatewayResponses(this.api, props.allowedOrigins);

    acknowledge(this.api, 'AwsSolutions-APIG2');
    acknowledgeAwsPolicy(this.api, 'AmazonAPIGatewayPushToCloudWatchLogs');

    const [operation] = operations;
    const resource = this.api.root.resourceForPath(operation.path);
    this.method = resource.addMethod(operation.method, invocation(props.handlerArn, operation), {
      operationName: operation.operation,
      requestParameters: cacheKeys(operation),
      ...authorization(this, access),
    });
    deployAuthorizers(this.api);
    if (access.by !== 'cognito') acknowledge(this.method, 'AwsSolutions-COG4');
    if (access.by === 'anyone') acknowledge(this.method, 'AwsSolutions-APIG4');
    props.handler.addPermission('Route', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.method.methodArn,
      scope: this,
    });
    if (props.allowedOrigins.length > 0) {
      const headers = [...(props.allowedHeaders ?? []), ...identityHeaders(access)];
      resource.addCorsPreflight(preflight(props.allowedOrigins, headers));
    }
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

/** What LambdaIntegration makes, but for an ARN of our spelling. */
function invocation(handlerArn: string, operation: ListOperation): AwsIntegration {
  return new AwsIntegration({
    proxy: true,
    service: 'lambda',
    path: `2015-03-31/functions/${handlerArn}/invocations`,
    options: integrationCache(operation),
  });
}
