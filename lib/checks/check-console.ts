import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';

import type { AssociationsApiProps } from '../associations-api-props.ts';
import type { Access } from '../gateway/access.ts';
import { cognitoProblems } from './check-cognito-sign-in.ts';
import { openIdProblems } from './check-openid-sign-in.ts';

/** @returns one sentence for each thing that keeps people from using the page, or from signing in on it */
export function consoleProblems(props: AssociationsApiProps): string[] {
  const { console, signIn, access } = props;
  if (!console) {
    return signIn === undefined ? [] : ['signIn says nothing without console: give console: true, too.'];
  }
  if (access === undefined || access.by === 'iam') {
    return [
      "console must have another access than { by: 'iam' }, which is the default: people who sign in on a page have no AWS " +
        "credentials to sign requests with. Give access by 'cognito', 'authorizer' or 'anyone'.",
    ];
  }
  if (props.listDataIntegrations === false) {
    return [
      'console must go with listDataIntegrations, which it brings along, but that is false: leave it out.',
    ];
  }
  if (signIn === undefined) return [];
  const problems = accessProblems(access);
  if (problems.length > 0) return problems;
  return signIn.by === 'cognito' ? cognitoProblems(signIn, props) : openIdProblems(signIn);
}

/** What would not ask for the tokens that people sign in for, or would refuse them. */
function accessProblems(access: Access): string[] {
  if (access.by === 'anyone') {
    return ["signIn says nothing where access is by 'anyone', who is not asked for a token: leave it out."];
  }
  const isCognitos =
    access.by === 'cognito' ||
    (access.by === 'authorizer' && access.authorizer.authorizationType === AuthorizationType.COGNITO);
  if (!isCognitos || access.scopes !== undefined) return [];
  return [
    'signIn must go with access.scopes, such as associations/read: without them API Gateway takes ID tokens, and the page sends access tokens.',
  ];
}
