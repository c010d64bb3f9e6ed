import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

import type { AssociationsApiProps } from '../associations-api-props.ts';
import type { CognitoSignIn } from '../console/sign-in.ts';
import { given } from '../given.ts';
import { addLoginDomain } from '../sign-in/login-domain.ts';
import { addReadScope } from '../sign-in/read-scope.ts';
import { AssociationsUserPool } from '../sign-in/user-pool.ts';
import type { AuthConfig } from './read-auth.ts';

/** Who may call, and how they sign in. */
export interface People {
  readonly props: Pick<AssociationsApiProps, 'access' | 'console' | 'signIn'>;
  /** The user pool, where it is made here. */
  readonly madeHere?: UserPool;
}

export function peopleOf(scope: Construct, config: AuthConfig): People {
  switch (config.auth) {
    case 'iam':
      return { props: { access: { by: 'iam' } } };
    case 'open':
      return { props: { access: { by: 'anyone' }, console: config.console } };
    case 'cognito':
      return config.userPoolArns.length === 0 ? ofPoolMadeHere(scope, config) : ofGivenPools(scope, config);
  }
}

function ofPoolMadeHere(scope: Construct, config: AuthConfig): People {
  const { console, userPoolDomainPrefix: domainPrefix, userPoolMfa: mfa } = config;
  const people = new AssociationsUserPool(scope, 'People', given({ domainPrefix, mfa }));
  const { access, userPool: madeHere } = people;
  if (!console) return { props: { access }, madeHere };
  return { props: { access, console, signIn: withProviders(people.signIn, config) }, madeHere };
}

function ofGivenPools(scope: Construct, config: AuthConfig): People {
  const { console, userPoolArns, scopes } = config;
  const userPools = userPoolArns.map((arn, at) => UserPool.fromUserPoolArn(scope, `UserPool${at}`, arn));
  const [userPool] = userPools;
  if (!console || userPool === undefined) {
    return { props: { access: { by: 'cognito', userPools, ...given({ scopes }) } } };
  }
  const added = new Construct(scope, 'SignIn');
  const { userPoolDomain, userPoolDomainPrefix } = config;
  const domain = userPoolDomain ?? addLoginDomain(added, userPool, userPoolDomainPrefix)();
  return {
    props: {
      access: { by: 'cognito', userPools, scopes: scopes ?? [addReadScope(added, userPool)] },
      console,
      signIn: withProviders({ by: 'cognito', userPool, domain }, config),
    },
  };
}

function withProviders(signIn: CognitoSignIn, { identityProviders }: AuthConfig): CognitoSignIn {
  return { ...signIn, ...given({ identityProviders }) };
}
