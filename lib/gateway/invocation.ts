import { AwsIntegration } from 'aws-cdk-lib/aws-apigateway';

/** What LambdaIntegration makes, but for an ARN of our spelling: `sam local` has to find the function in it. */
export function invocation(handlerArn: string, cacheKeyParameters: string[]): AwsIntegration {
  return new AwsIntegration({
    proxy: true,
    service: 'lambda',
    path: `2015-03-31/functions/${handlerArn}/invocations`,
    options: { cacheKeyParameters },
  });
}
