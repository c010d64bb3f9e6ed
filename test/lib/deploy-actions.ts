/**
 * What CloudFormation asks of each service to make, look at, change and remove a resource of each type, as far as our templates give it
 * properties. Source: "handlers" in the schemas of the CloudFormation registry (`aws cloudformation describe-type --type RESOURCE`), and
 * the service authorization reference. Written down by hand in November 2026, and not tried in an account.
 */
export const deployActions: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Account': [...api('GET', 'PATCH'), 'iam:PassRole'],
  'AWS::ApiGateway::Authorizer': api('GET', 'POST', 'PATCH', 'DELETE'),
  'AWS::ApiGateway::BasePathMapping': api('GET', 'POST', 'PATCH', 'DELETE'),
  'AWS::ApiGateway::Deployment': api('GET', 'POST', 'PATCH', 'DELETE'),
  'AWS::ApiGateway::DomainName': [
    ...api('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    'iam:CreateServiceLinkedRole',
  ],
  'AWS::ApiGateway::GatewayResponse': api('GET', 'PUT', 'DELETE'),
  'AWS::ApiGateway::Method': api('GET', 'PUT', 'DELETE'),
  'AWS::ApiGateway::Resource': api('GET', 'POST', 'PATCH', 'DELETE'),
  'AWS::ApiGateway::RestApi': [
    ...api('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'UpdateRestApiPolicy'),
    'iam:CreateServiceLinkedRole',
  ],
  'AWS::ApiGateway::Stage': api('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  'AWS::CloudWatch::Alarm': each(
    'cloudwatch',
    'PutMetricAlarm DescribeAlarms DeleteAlarms ListTagsForResource TagResource UntagResource',
  ),
  'AWS::CloudWatch::Dashboard': each('cloudwatch', 'PutDashboard GetDashboard DeleteDashboards'),
  'AWS::CodeDeploy::Application': each(
    'codedeploy',
    'CreateApplication GetApplication UpdateApplication DeleteApplication ListTagsForResource TagResource UntagResource',
  ),
  'AWS::CodeDeploy::DeploymentGroup': [
    ...each(
      'codedeploy',
      'CreateDeploymentGroup GetDeploymentGroup UpdateDeploymentGroup DeleteDeploymentGroup ListTagsForResource TagResource UntagResource',
    ),
    'iam:PassRole',
  ],
  'AWS::Cognito::ManagedLoginBranding': each(
    'cognito-idp',
    'CreateManagedLoginBranding DescribeManagedLoginBranding UpdateManagedLoginBranding DeleteManagedLoginBranding',
  ),
  // Nobody but a person deletes a pool: docs/deploy.md, "Remove it".
  'AWS::Cognito::UserPool': each(
    'cognito-idp',
    'CreateUserPool DescribeUserPool UpdateUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig ListTagsForResource TagResource UntagResource',
  ),
  'AWS::Cognito::UserPoolClient': each(
    'cognito-idp',
    'CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient',
  ),
  'AWS::Cognito::UserPoolDomain': each(
    'cognito-idp',
    'CreateUserPoolDomain DescribeUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain',
  ),
  'AWS::Cognito::UserPoolResourceServer': each(
    'cognito-idp',
    'CreateResourceServer DescribeResourceServer UpdateResourceServer DeleteResourceServer',
  ),
  'AWS::DynamoDB::Table': each(
    'dynamodb',
    'CreateTable DescribeTable UpdateTable DeleteTable UpdateTimeToLive DescribeTimeToLive DescribeContinuousBackups ' +
      'DescribeContributorInsights DescribeKinesisStreamingDestination GetResourcePolicy ListTagsOfResource TagResource UntagResource',
  ),
  'AWS::EC2::SecurityGroup': each(
    'ec2',
    'CreateSecurityGroup DescribeSecurityGroups DeleteSecurityGroup AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress ' +
      'DescribeNetworkInterfaces CreateTags DeleteTags',
  ),
  'AWS::IAM::Policy': each('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'),
  'AWS::IAM::Role': each(
    'iam',
    'CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies ' +
      'ListRolePolicies GetRolePolicy PutRolePolicy DeleteRolePolicy TagRole UntagRole',
  ),
  'AWS::KMS::Key': each(
    'kms',
    'CreateKey DescribeKey GetKeyPolicy PutKeyPolicy GetKeyRotationStatus EnableKey DisableKey UpdateKeyDescription ScheduleKeyDeletion ' +
      'ListResourceTags TagResource UntagResource',
  ),
  // With a canary, CloudFormation has CodeDeploy move the alias.
  'AWS::Lambda::Alias': [
    ...each(
      'lambda',
      'CreateAlias GetAlias UpdateAlias DeleteAlias GetProvisionedConcurrencyConfig GetFunctionConfiguration',
    ),
    ...each(
      'codedeploy',
      'CreateDeployment GetDeployment GetDeploymentConfig StopDeployment GetApplicationRevision RegisterApplicationRevision',
    ),
  ],
  'AWS::Lambda::EventInvokeConfig': each(
    'lambda',
    'PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig',
  ),
  'AWS::Lambda::Function': [
    ...each(
      'lambda',
      'CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency ' +
        'DeleteFunctionConcurrency GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetRuntimeManagementConfig ListTags TagResource ' +
        'UntagResource',
    ),
    'iam:PassRole',
    's3:GetObject',
  ],
  'AWS::Lambda::Permission': each('lambda', 'AddPermission GetPolicy RemovePermission'),
  'AWS::Lambda::Version': each(
    'lambda',
    'PublishVersion GetFunctionConfiguration ListVersionsByFunction DeleteFunction',
  ),
  'AWS::Logs::LogGroup': each(
    'logs',
    'CreateLogGroup DescribeLogGroups DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey ' +
      'ListTagsForResource TagResource UntagResource',
  ),
  'AWS::Logs::MetricFilter': each('logs', 'PutMetricFilter DescribeMetricFilters DeleteMetricFilter'),
  'AWS::Logs::QueryDefinition': each(
    'logs',
    'PutQueryDefinition DescribeQueryDefinitions DeleteQueryDefinition',
  ),
  'AWS::Scheduler::Schedule': [
    ...each('scheduler', 'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule'),
    'iam:PassRole',
  ],
  'AWS::WAFv2::WebACLAssociation': [
    ...each('wafv2', 'AssociateWebACL DisassociateWebACL GetWebACL GetWebACLForResource'),
    'apigateway:SetWebACL',
  ],
};

/** What a template asks for besides: the version of what `cdk bootstrap` made, which is a parameter of each. */
export const cdkActions = ['ssm:GetParameters'];

/** A function in a VPC has its network looked up. */
export const networkActions = each('ec2', 'DescribeSecurityGroups DescribeSubnets DescribeVpcs');

/** API Gateway's actions are the methods of HTTP. */
function api(...methods: string[]): string[] {
  return methods.map((method) => `apigateway:${method}`);
}

function each(service: string, actions: string): string[] {
  return actions.split(' ').map((action) => `${service}:${action}`);
}
