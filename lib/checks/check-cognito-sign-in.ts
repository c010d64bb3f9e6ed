import { Token } from 'aws-cdk-lib';
import { CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';

import type { AssociationsApiProps } from '../associations-api-props.ts';
import type { CognitoSignIn } from '../console/sign-in.ts';
import { roomProblems } from './page-room.ts';
import { texts } from './texts.ts';

/** @returns one sentence for each thing that keeps people from signing in with a user pool */
export function cognitoProblems(
  signIn: CognitoSignIn,
  { access, domainName }: AssociationsApiProps,
): string[] {
  const problems: string[] = [];
  const { userPool, identityProviders } = signIn;
  const { userPoolId } = userPool;
  if (access?.by !== 'cognito') {
    problems.push(
      "signIn by 'cognito' must go with access by 'cognito': give that, or signIn { by: 'openid' }.",
    );
  } else if (!access.userPools.some((pool) => pool === userPool || pool.userPoolId === userPoolId)) {
    problems.push('signIn.userPool must be one of access.userPools, or no token of it would be taken.');
  }
  if (access?.by === 'cognito') problems.push(...scopesProblems(access.scopes));
  if (domainName?.domainName.includes('*')) {
    problems.push(
      "signIn by 'cognito' must know the page's address, to which people come back: give domainName without '*'.",
    );
  }
  problems.push(...domainProblems(signIn));
  if (identityProviders !== undefined && !areNames(identityProviders)) {
    problems.push(
      'signIn.identityProviders must name at least one, each by its name in the pool, such as COGNITO in capitals for the pool itself: leave it out for that alone.',
    );
  }
  return problems;
}

function scopesProblems(scopes: readonly string[] | undefined): string[] {
  if (!Token.isUnresolved(scopes)) return roomProblems('access.scopes', scopes ?? []);
  return [
    "signIn by 'cognito' must go with access.scopes that is a list known when the template is made; each scope may be a parameter of the stack.",
  ];
}

function domainProblems({ domain, userPool }: CognitoSignIn): string[] {
  const is =
    'signIn.domain must be the host name of a domain that the pool has, such as calls.auth.eu-west-1.amazoncognito.com';
  if (typeof domain === 'string') return isHost(domain) ? [] : [`${is}, but is '${domain}'.`];
  if ('baseUrl' in domain) {
    const made = domain.node.defaultChild;
    if (!CfnUserPoolDomain.isCfnUserPoolDomain(made) || made.userPoolId === userPool.userPoolId) return [];
    return [
      'signIn.domain must be a domain of signIn.userPool, but is one of another user pool, where nobody knows the page.',
    ];
  }
  // Of one that the app does not make, the name tells whether it is a prefix.
  const { domainName: name } = domain;
  if (Token.isUnresolved(name))
    return [`${is}, where only the deployment will know the name of a domain that the app does not make.`];
  return isHost(name) || texts.domainPrefix.pattern.test(name) ? [] : [`${is}, but is '${name}'.`];
}

/** The page's policy is made of it. What only the deployment will know is looked at in what surrounds it. */
function isHost(name: string): boolean {
  if (!Token.isUnresolved(name)) return texts.domainName.pattern.test(name);
  return /^[a-z0-9.-]*$/.test(name.replaceAll(/\$\{Token\[[^\]]*\]\}/g, ''));
}

function areNames(names: readonly string[]): boolean {
  return (
    Token.isUnresolved(names) ||
    (names.length > 0 &&
      names.every((name) => Token.isUnresolved(name) || texts.identityProvider.pattern.test(name)))
  );
}
