import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * One JSON line a request, from API Gateway's own variables. Neither path nor query is among them: the query holds
 * cursors, and the path is the caller's free text. Values go in as they are, so no free text is here: a caller may choose the
 * request id, but no other than a UUID. Source: API Gateway developer guide, "Access logging for REST APIs".
 */
const fields = {
  requestId: AccessLogField.contextRequestId(),
  extendedRequestId: AccessLogField.contextExtendedRequestId(),
  traceId: AccessLogField.contextXrayTraceId(),
  time: AccessLogField.contextRequestTimeEpoch(),
  method: AccessLogField.contextHttpMethod(),
  route: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  responseBytes: AccessLogField.contextResponseLength(),
  responseMs: AccessLogField.contextResponseLatency(),
  integrationMs: AccessLogField.contextIntegrationLatency(),
  integrationStatus: AccessLogField.contextIntegrationStatus(),
  errorType: AccessLogField.contextErrorResponseType(),
  sourceIp: AccessLogField.contextIdentitySourceIp(),
  callerArn: AccessLogField.contextIdentityUserArn(),
  subject: AccessLogField.contextAuthorizerClaims('sub'),
};

export const accessLogFormat = AccessLogFormat.custom(JSON.stringify(fields));
