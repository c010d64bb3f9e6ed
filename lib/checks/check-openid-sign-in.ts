import { Token } from 'aws-cdk-lib';

import { isOrigin } from '../../contract/origin.ts';
import type { OpenIdSignIn } from '../console/sign-in.ts';
import { roomProblems } from './page-room.ts';

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

/** @returns one sentence for each thing that keeps people from signing in with a provider of their own */
export function openIdProblems(signIn: OpenIdSignIn): string[] {
  const { issuer, clientId, scope, connectTo = [] } = signIn;
  const problems = roomProblems('signIn', signIn);
  if (!isIssuer(issuer)) {
    problems.push(
      'signIn.issuer must be the https URL of the provider, as its tokens have it in iss: without query, fragment and /.well-known (http only on ' +
        `localhost and 127.0.0.1), but is '${issuer}'.`,
    );
  }
  if (!Token.isUnresolved(clientId) && !/^\S(.*\S)?$/.test(clientId)) {
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
