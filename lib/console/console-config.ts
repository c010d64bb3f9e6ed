import { Fn, Token } from 'aws-cdk-lib';
import type { IUserPoolDomain, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';

import type { Access } from '../gateway/access.ts';
import { given } from '../given.ts';
import type { CognitoSignIn, OpenIdSignIn } from './sign-in.ts';

/** What the page is told, and whom it may ask besides its own API. */
export interface PageConfig {
  /** What config.json holds: docs/console.md. */
  readonly config: object;
  /** Origins, separated by spaces. */
  readonly connectTo: string;
}

/** A client of the identity provider, as the page knows it. */
type KnownSignIn = OpenIdSignIn | (CognitoSignIn & { readonly clientId: string });

/** @param signIn by Cognito with the client that was made for the page */
export function pageConfig(access: Access, signIn?: KnownSignIn): PageConfig {
  const api = {
    // The page lies at the stage, or at the base path, of the API that it asks.
    apiUrl: '.',
    listDataIntegrations: true,
  };
  if (signIn === undefined) {
    return { config: { ...api, signIn: access.by === 'anyone' ? 'none' : 'token' }, connectTo: '' };
  }
  const { connectTo, ...told } = signIn.by === 'openid' ? openId(signIn) : cognito(signIn, access);
  return { config: { ...api, signIn: told }, connectTo: inOneText([originOf(told.issuer)], connectTo) };
}

/** Of the others, only the deployment may know how many they are. */
function inOneText(origins: readonly string[], others: readonly string[]): string {
  if (Token.isUnresolved(others)) return `${origins.join(' ')} ${Fn.join(' ', [...others])}`;
  return [...new Set([...origins, ...others])].join(' ');
}

function openId({ issuer, clientId, scope = 'openid', signOut, parameters, connectTo = [] }: OpenIdSignIn) {
  return { issuer, clientId, scope, ...given({ signOut, parameters }), connectTo };
}

/** A token of a user pool counts only with the scopes that the routes ask for. */
export function askedScopes(access: Access): string[] {
  const scopes = access.by === 'cognito' ? (access.scopes ?? []) : [];
  return [...new Set(['openid', ...scopes])];
}

function cognito({ userPool, domain, clientId }: Extract<KnownSignIn, { by: 'cognito' }>, access: Access) {
  return {
    issuer: `https://${userPool.userPoolProviderName}`,
    clientId,
    scope: askedScopes(access).join(' '),
    signOut: 'cognito',
    connectTo: [loginOrigin(domain, userPool.env.region)],
  };
}

/** Where managed login is: a domain of Cognito's is known by its first part. */
function loginOrigin(domain: CognitoSignIn['domain'], region: string): string {
  if (typeof domain === 'string') return `https://${domain}`;
  // Source: AWS GovCloud (US) User Guide, "Amazon Cognito".
  const fips = region.startsWith('us-gov-');
  if (isMade(domain)) return domain.baseUrl({ fips });
  const { domainName } = domain;
  if (domainName.includes('.')) return `https://${domainName}`;
  return `https://${domainName}.auth${fips ? '-fips' : ''}.${region}.amazoncognito.com`;
}

/** Known by what it can, as of CDK there may be several copies. */
function isMade(domain: IUserPoolDomain): domain is UserPoolDomain {
  return 'baseUrl' in domain;
}

/** Of a URL that only the deployment will know as well. */
function originOf(url: string): string {
  if (!Token.isUnresolved(url)) return new URL(url).origin;
  return `https://${Fn.select(2, Fn.split('/', url))}`;
}
