import type { IUserPool, IUserPoolDomain } from 'aws-cdk-lib/aws-cognito';

/** How people sign in on the console's page: OpenID Connect, authorization code with PKCE. Tokens stay in the page's memory. */
export type SignIn = CognitoSignIn | OpenIdSignIn;

/**
 * With a user pool of Amazon Cognito. The construct makes the page a public client in it, and that client's managed login pages. Only
 * where `access` is by that pool, with `scopes`.
 */
export interface CognitoSignIn {
  readonly by: 'cognito';
  readonly userPool: IUserPool;
  /** The domain of the pool's managed login: the construct, or the host name of one that the pool has, such as `calls.auth.eu-west-1.amazoncognito.com`. */
  readonly domain: IUserPoolDomain | string;
  /**
   * Names of the identity providers that people may choose from, as the pool has them; `COGNITO` is the pool itself.
   *
   * @default - the pool itself
   */
  readonly identityProviders?: string[];
}

/**
 * With any provider, in which somebody has made a public client (no secret) for the page: its redirect URI, and the one for after signing
 * out, is the page's address. `access` must take the tokens it gives.
 */
export interface OpenIdSignIn {
  readonly by: 'openid';
  /** URL of the provider, as its tokens have it in `iss`. https, or http on localhost. */
  readonly issuer: string;
  readonly clientId: string;
  /** What the page asks for, separated by spaces; with `openid` in it. @default - `openid` alone */
  readonly scope?: string;
  /** Origins of endpoints that the provider has elsewhere than at its issuer: the page may call no others. @default - none */
  readonly connectTo?: string[];
  /** How the provider is told to sign out: by OpenID Connect's own way, or by Amazon Cognito's. @default - by the issuer */
  readonly signOut?: 'standard' | 'cognito';
  /** More parameters of the authorization request, such as `audience`. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The console's page, served by the same API. */
export interface ConsoleProps {
  /**
   * Whether the API serves the console as well, at its root: a second function that holds the page's files. Anybody may load the page; what it
   * shows, it asks of the routes, as whoever signed in. It brings `listDataIntegrations` along. Not with access by `iam`.
   *
   * @default false
   */
  readonly console?: boolean;

  /**
   * How people sign in on that page. Only with `console`.
   *
   * @default - with access by `cognito` or `authorizer`, the page asks for a token; by `anyone`, for nothing
   */
  readonly signIn?: SignIn;
}
