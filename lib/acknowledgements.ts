import { Stack, Validations } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';

/** Rules of cdk-nag that don't fit here, each with the reason a security review needs. */
const reasons = {
  'AwsSolutions-IAM5[Resource::*]':
    "AppIntegrations' actions that list have no resource type in the service authorization reference, so they take nothing but *. " +
    'The same holds for the X-Ray and network interface actions, which are there only when tracing or a VPC is asked for.',
  'AwsSolutions-APIG2':
    'Validators of API Gateway only check that a parameter is present. The one required parameter is a part of the path, ' +
    'and the function checks every rule of every parameter before it does anything else.',
  'AwsSolutions-APIG3':
    'A web ACL is the choice of whoever deploys (webAclArn). Without one, callers are authorized and throttled all the same.',
  'AwsSolutions-APIG4': 'Open to anyone was asked for in so many words: access { by: "anyone" }.',
  'AwsSolutions-DDB3':
    'The table is a cache: what is lost is asked of AppIntegrations again, and what point-in-time recovery would bring back is past its time.',
  'AwsSolutions-COG2':
    'People may add an authenticator app. To ask it of everybody is the choice of whoever deploys: mfa: "required".',
  'AwsSolutions-COG8':
    'The Plus plan costs more for each person, and detects attacks on sign-ups and passwords. Here nobody signs up, and few people are invited.',
  'AwsSolutions-COG4':
    'Who may call is the choice of whoever deploys. Where it is not a user pool, it is IAM, an authorizer of theirs, or anyone, asked for in so many words.',
  'Serverless-LambdaDLQ':
    'Only API Gateway invokes the function, and waits for the answer: there is no event that could get lost.',
  'Serverless-LambdaTracing':
    "API Gateway traces the route. The function's own segments need permissions on *, and can be asked for: activeTracing.",
} as const;

/** The same for a method of the console's page. */
const pageReasons = {
  'AwsSolutions-APIG4':
    'The page and its files hold nothing of the account: whoever is to sign in must get them before. The routes that the page asks are authorized.',
  'AwsSolutions-COG4':
    'The page and its files hold nothing of the account: whoever is to sign in must get them before. The routes that the page asks are authorized.',
} as const;

/** The same for the function that looks for failed runs. */
const watchReasons = {
  'Serverless-LambdaDLQ':
    'A start that is lost holds nothing: the next one comes by itself. That none comes any more is told by the alarm UnfinishedWalks.',
  'Serverless-LambdaAsyncFailureDestination':
    'What a start was for is done by the next one. That one has failed is told by the alarm WatchErrors.',
  'Serverless-LambdaTracing':
    'It asks one thing after the other and writes how long that took. Segments need permissions on *, and would tell no more.',
} as const;

/** Policies of AWS's own that CDK attaches, each with the reason. Neither is the function's. */
const policyReasons = {
  AWSCodeDeployRoleForLambdaLimited:
    'CodeDeploy assumes this role, not the function. AWS made the policy for just this: moving the weights of an alias.',
  AmazonAPIGatewayPushToCloudWatchLogs:
    'API Gateway assumes this role for every API of the account, and asks for this policy.',
} as const;

/** Says of one construct why a rule does not apply to it. */
export function acknowledge(construct: IConstruct, ...rules: (keyof typeof reasons)[]): void {
  for (const id of rules) Validations.of(construct).acknowledge({ id, reason: reasons[id] });
}

/** Says of a method of the console's page why it asks nobody. */
export function acknowledgePage(method: IConstruct): void {
  for (const [id, reason] of Object.entries(pageReasons)) Validations.of(method).acknowledge({ id, reason });
}

/** Says of the function that looks for failed runs why a rule does not apply to it. */
export function acknowledgeWatch(handler: IConstruct): void {
  for (const [id, reason] of Object.entries(watchReasons))
    Validations.of(handler).acknowledge({ id, reason });
}

/** Says of a role, or of what holds it, why it has a policy of AWS's. */
export function acknowledgeAwsPolicy(construct: IConstruct, name: keyof typeof policyReasons): void {
  Validations.of(construct).acknowledge({
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${name}]`,
    reason: policyReasons[name],
  });
}

/** The log group of somebody's own that a role may write to: its ARN is known, and so is the wildcard at its end. */
export function acknowledgeLogStreams(role: IRole, { logGroupArn }: ILogGroup): void {
  const arn = asNagSpells(Stack.of(role).resolve(logGroupArn));
  if (arn === undefined) return;
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${arn}]`,
    reason: 'The wildcard stands for the streams of one log group: Lambda makes and names them.',
  });
}

/** An ARN with `<AWS::Region>` and the like in it; nothing for the ARN of a resource of the template, which has no wildcard. */
function asNagSpells(
  arn: string | { 'Fn::Join'?: [string, (string | { Ref: string })[]] },
): string | undefined {
  if (typeof arn === 'string') return arn;
  return arn['Fn::Join']?.[1].map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
}
