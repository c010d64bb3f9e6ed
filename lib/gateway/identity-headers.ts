import { CfnAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

import { requestHeaderProblem } from '../../contract/request-header.ts';
import type { Access } from './access.ts';

/** Headers that an authorizer made in the app finds its callers by: a page must be allowed to send them. */
export function identityHeaders(access: Access): string[] {
  if (access.by !== 'authorizer' || !Construct.isConstruct(access.authorizer)) return [];
  const resource = access.authorizer.node.defaultChild;
  if (!(resource instanceof CfnAuthorizer)) return [];
  const sources = resource.identitySource?.split(',') ?? [];
  return sources
    .flatMap((source) => /^\s*method\.request\.header\.(.+?)\s*$/.exec(source)?.[1] ?? [])
    .filter((name) => requestHeaderProblem(name) === undefined);
}
