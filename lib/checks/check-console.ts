import { Token } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';

import { isOrigin } from '../../contract/origin.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import type { CognitoSignIn, OpenIdSignIn } from '../console/sign-in.ts';
import type { Access } from '../gateway/access.ts';

/** Lambda allows 4 KB of environment. */
const SIGN_IN_MAX_BYTES = 3000;

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

function cognitoProblems(signIn: CognitoSignIn, { access, domainName }: AssociationsApiProps): string[] {
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
  if (access?.by === 'cognito' && Token.isUnresolved(access.scopes)) {
    problems.push(
      "signIn by 'cognito' must go with access.scopes that is a list known when the template is made; each scope may be a parameter of the stack.",
    );
  }
  if (domainName?.domainName.includes('*')) {
    problems.push(
      "signIn by 'cognito' must know the page's address, to which people come back: give domainName without '*'.",
    );
  }
  problems.push(...domainProblems(signIn.domain));
  if (identityProviders !== undefined && !areNames(identityProviders)) {
    problems.push(
      'signIn.identityProviders must name at least one, each by its name in the pool, such as COGNITO: leave it out for the pool itself.',
    );
  }
  return problems;
}

function domainProblems(domain: CognitoSignIn['domain']): string[] {
  const is =
    'signIn.domain must be the host name of a domain that the pool has, such as calls.auth.eu-west-1.amazoncognito.com';
  if (typeof domain === 'string') {
    return Token.isUnresolved(domain) || HOST_NAME.test(domain) ? [] : [`${is}, but is '${domain}'.`];
  }
  // Of one that the app does not make, the name tells whether it is a prefix.
  return 'baseUrl' in domain || !Token.isUnresolved(domain.domainName)
    ? []
    : [`${is}, where only the deployment will know the name of a domain that the app does not make.`];
}

const HOST_NAME = /^([a-z0-9-]{1,63}\.)+[a-z]{2,}$/;

function areNames(names: readonly string[]): boolean {
  return Token.isUnresolved(names) || (names.length > 0 && names.every((name) => isName(name)));
}

function isName(text: string): boolean {
  return Token.isUnresolved(text) || /^\S(.*\S)?$/.test(text);
}

/**
 * Parameters of the authorization request that differ each time, or that other members say, what would speak in their place, and a
 * secret, which is none in a page. The page refuses them, too.
 */
const PAGES_OWN: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'request',
  'request_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
]);

function isScope(text: string): boolean {
  return /^\S+( \S+)*$/.test(text) && text.split(' ').includes('openid');
}

function openIdProblems(signIn: OpenIdSignIn): string[] {
  const { issuer, clientId, scope, connectTo = [] } = signIn;
  const problems: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(signIn));
  if (bytes > SIGN_IN_MAX_BYTES) {
    problems.push(
      `signIn must fit into the function's environment, ${SIGN_IN_MAX_BYTES} bytes as JSON, but has ${bytes}.`,
    );
  }
  if (!isIssuer(issuer)) {
    problems.push(
      'signIn.issuer must be the https URL of the provider, as its tokens have it in iss: without query, fragment and /.well-known (http only on ' +
        `localhost and 127.0.0.1), but is '${issuer}'.`,
    );
  }
  if (!isName(clientId)) {
    problems.push(`signIn.clientId must be the id of the page's client, but is '${clientId}'.`);
  }
  if (scope !== undefined && !Token.isUnresolved(scope) && !isScope(scope)) {
    problems.push(
      `signIn.scope must be scopes with one space between them, openid among them, but is '${scope}'.`,
    );
  }
  const own = Object.keys(signIn.parameters ?? {}).find((name) => PAGES_OWN.has(name));
  if (own !== undefined) {
    problems.push(
      `signIn.parameters must not hold ${own}: the page says all of that itself, and has no secret.`,
    );
  }
  if (signIn.parameters?.['prompt'] === 'none')
    problems.push("signIn.parameters.prompt must be another than 'none', with which nobody is asked.");
  const origins = Token.isUnresolved(connectTo) ? [] : connectTo;
  const strange = origins.find((origin) => !Token.isUnresolved(origin) && !isReachable(origin));
  if (strange !== undefined) {
    problems.push(
      `signIn.connectTo must hold https origins such as https://login.example.com, without a path, but holds '${strange}'.`,
    );
  }
  return problems;
}

/** Source: OpenID Connect Discovery, "OpenID Provider Metadata". What only the deployment will know must at least not begin otherwise. */
function isIssuer(text: string): boolean {
  if (Token.isUnresolved(text)) return /^(https:\/\/|\$\{Token\[)/.test(text);
  const url = URL.parse(text);
  return url !== null && !/[?#@\s]|\/\.well-known\//.test(text) && isReachable(url.origin);
}

/** A provider without TLS is one of this machine. Of IPv6 addresses a Content Security Policy has none. */
function isReachable(origin: string): boolean {
  return isOrigin(origin) && /^https:\/\/[^[]|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
}
