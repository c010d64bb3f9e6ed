import { isRecord, readText, refuseUnknown, wrong } from './members.ts';

/** An OpenID provider that people sign in at, as `config.json` names it. For people: docs/console.md. */
export interface SignInConfig {
  /** As the provider spells it, without `/.well-known/openid-configuration`. */
  issuer: string;
  /** Of a public client: there is no secret. */
  clientId: string;
  /** What is asked for, separated by spaces; with `openid` in it. */
  scope: string;
  /** How the provider's session is ended: OpenID Connect's way, or Amazon Cognito's own. */
  signOut: 'standard' | 'cognito';
  /** Added to every request for authorization. */
  parameters: Readonly<Record<string, string>>;
}

const MEMBERS = ['issuer', 'clientId', 'scope', 'signOut', 'parameters'];

/**
 * What the page says itself, what would speak in its place, and a secret, which is none in a page.
 * Source: RFC 6749; RFC 7636; RFC 9101; OpenID Connect Core 1.0.
 */
const OWN_PARAMETERS = new Set([
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

/** This machine: what is sent there in clear text does not leave it. The page's policy lets it ask these two, and no other by http. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/**
 * Checks `signIn` where it is an object, and fills in what is missing.
 *
 * @throws TypeError that names the member, what it is, and what is allowed
 */
export function readSignIn(value: Readonly<Record<string, unknown>>): SignInConfig {
  refuseUnknown(value, MEMBERS, '"signIn" in config.json');
  const issuer = readIssuer(readText(value, 'issuer', 'signIn.'));
  const scope = readText(value, 'scope', 'signIn.') ?? 'openid';
  if (!scope.split(' ').includes('openid'))
    throw wrong('signIn.scope', 'scopes separated by spaces, "openid" among them', scope);
  const byIssuer = new URL(issuer).hostname.startsWith('cognito-idp.') ? 'cognito' : 'standard';
  const signOut = readText(value, 'signOut', 'signIn.') ?? byIssuer;
  if (signOut !== 'standard' && signOut !== 'cognito')
    throw wrong('signIn.signOut', '"standard" or "cognito"', signOut);
  const clientId = readText(value, 'clientId', 'signIn.') ?? '';
  if (clientId.trim() === '') throw wrong('signIn.clientId', 'the id of a client at the issuer', clientId);
  return { issuer, clientId, scope, signOut, parameters: readParameters(value['parameters']) };
}

/** Whether what is sent to an address can be read by nobody on the way: https, or this machine. */
export function isPrivate(address: string): boolean {
  const { protocol, hostname } = URL.parse(address) ?? {};
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname ?? ''));
}

function readIssuer(issuer = ''): string {
  const isPlain = !/[?#@\s]|\/\.well-known\//.test(issuer);
  if (isPrivate(issuer) && isPlain) return issuer;
  const rule =
    'an https URL without user name, query, fragment and /.well-known (http only for localhost and 127.0.0.1)';
  throw wrong('signIn.issuer', rule, issuer);
}

function readParameters(value: unknown = {}): Readonly<Record<string, string>> {
  if (!isRecord(value) || !Object.values(value).every((each) => typeof each === 'string'))
    throw wrong('signIn.parameters', 'an object of texts', value);
  const own = Object.keys(value).find((name) => OWN_PARAMETERS.has(name));
  if (own !== undefined)
    throw new TypeError(
      `"signIn.parameters" in config.json must not hold "${own}": the page says all of that itself, and has no secret.`,
    );
  if (value['prompt'] === 'none')
    throw wrong('signIn.parameters.prompt', 'another than "none", with which nobody is asked', 'none');
  return value as Record<string, string>;
}
