import { CfnParameter, Stack } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import type { CognitoSignIn, OpenIdSignIn } from '../../../lib/console/sign-in.ts';
import { arns } from '../variants.ts';

export const stack = new Stack();
export const userPool = UserPool.fromUserPoolArn(stack, 'UserPool', arns.userPool);
export const otherPool = UserPool.fromUserPoolArn(stack, 'OtherPool', `${arns.userPool}2`);
export const domain = UserPoolDomain.fromDomainName(stack, 'Domain', 'calls');
export const parameter = new CfnParameter(stack, 'Parameter').valueAsString;

export const scopes = ['associations/read'];
export const byCognito = { access: { by: 'cognito', userPools: [userPool], scopes } } as const;
export const byOwn = {
  access: {
    by: 'authorizer',
    authorizer: { authorizerId: 'x', authorizationType: AuthorizationType.CUSTOM },
  },
} as const;

/** What is wrong with the props of a deployment that has the page. */
export function problems(props: unknown): string[] {
  return propProblems({ console: true, ...(props as AssociationsApiProps) });
}

export function cognito(members: Partial<CognitoSignIn>, access: object = byCognito): string[] {
  return problems({ ...access, signIn: { by: 'cognito', userPool, domain, ...members } });
}

export function openId(members: Partial<OpenIdSignIn>, access: object = byOwn): string[] {
  return problems({
    ...access,
    signIn: { by: 'openid', issuer: 'https://login.example.com', clientId: 'console', ...members },
  });
}
