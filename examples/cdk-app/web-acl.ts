import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Requests that one address, which a whole company may share, may send in a minute. */
const FROM_ONE_ADDRESS = 1000;

/** Requests that one token may send in a minute. */
const WITH_ONE_TOKEN = 120;

/** A web ACL that stops who asks too often, and lets all others pass. Its ARN is for the prop `webAclArn`. */
export function webAclByRate(scope: Construct, id: string): CfnWebACL {
  return new CfnWebACL(scope, id, {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visible('Requests'),
    rules: [
      rule(0, 'OneAddress', { limit: FROM_ONE_ADDRESS, aggregateKeyType: 'IP' }),
      rule(1, 'OneToken', {
        limit: WITH_ONE_TOKEN,
        aggregateKeyType: 'CUSTOM_KEYS',
        // Requests without this header are not counted by this rule.
        customKeys: [
          { header: { name: 'authorization', textTransformations: [{ priority: 0, type: 'NONE' }] } },
        ],
      }),
    ],
  });
}

function rule(
  priority: number,
  name: string,
  counted: CfnWebACL.RateBasedStatementProperty,
): CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    action: { block: {} },
    statement: { rateBasedStatement: { evaluationWindowSec: 60, ...counted } },
    visibilityConfig: visible(name),
  };
}

/** Counts blocked requests in CloudWatch, and keeps no samples: they would hold tokens. */
function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
