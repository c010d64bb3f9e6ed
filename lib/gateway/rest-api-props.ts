import type { DomainNameOptions, EndpointConfiguration } from 'aws-cdk-lib/aws-apigateway';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

import type { Access } from './access.ts';

/** How the route is offered. */
export interface RestApiProps {
  /**
   * Who may call.
   *
   * @default { by: 'iam' } - callers sign their requests
   */
  readonly access?: Access;

  /**
   * Request headers that pages of `allowedOrigins` may send beside the usual ones (`Authorization`, `If-None-Match`, SigV4's,
   * those of traces), such as one that an authorizer of yours reads. Headers that an authorizer of the app has as identity
   * sources need not be named.
   *
   * @default - the usual ones
   */
  readonly allowedHeaders?: string[];

  /**
   * Name of the API Gateway stage, and first part of the path: 1 to 128 letters, digits, `-` and `_`. No parameter of the
   * stack.
   *
   * @default 'prod'
   */
  readonly stageName?: string;

  /**
   * Requests a second, over a longer time, before the route answers 429: 1 to 10000.
   *
   * @default 50
   */
  readonly throttleRate?: number;

  /**
   * Requests at once, before the route answers 429: 1 to 10000.
   *
   * @default 100
   */
  readonly throttleBurst?: number;

  /**
   * A domain of yours, with its certificate. The address of API Gateway's own is turned off then. Clients need TLS 1.2,
   * unless `securityPolicy` says otherwise.
   *
   * @default - API Gateway's own address
   */
  readonly domainName?: DomainNameOptions;

  /**
   * ARN of an AWS WAF web ACL of the same Region, to filter requests with.
   *
   * @default - none
   */
  readonly webAclArn?: string;

  /**
   * Where the API can be reached from. A private one needs `policy`, too.
   *
   * @default - regional
   */
  readonly endpointConfiguration?: EndpointConfiguration;

  /**
   * Resource policy of the API: which networks, VPC endpoints or accounts get as far as the authorization. Statements may be
   * added later; one without any is refused at synth.
   *
   * @default - none
   */
  readonly policy?: PolicyDocument;

  /**
   * Where API Gateway writes its access log.
   *
   * @default - a new log group, kept for `logRetention`
   */
  readonly accessLogGroup?: ILogGroup;

  /**
   * Whether to set the role that API Gateway writes logs with. It is one for an account and Region, all APIs share it, and
   * without one nothing that logs can be deployed. It stays when the stack goes.
   *
   * @default false - the account has one already
   */
  readonly createGatewayLogsRole?: boolean;
}
