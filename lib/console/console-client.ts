import { Stack } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  CfnUserPoolIdentityProvider,
  CfnUserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct, Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';

export interface ConsoleClientProps {
  readonly userPool: IUserPool;
  /** Where the page is: people come back there after signing in, and after signing out. */
  readonly addresses: string[];
  /** What the page asks for, each once. */
  readonly scopes: readonly string[];
  /** Names of the pool's identity providers. @default - the pool itself */
  readonly identityProviders?: string[] | undefined;
}

/** Cognito's name of the pool itself, as an identity provider. */
const OWN_USERS = 'COGNITO';

/** From signing in: a working day, with room. After it even somebody who was forgotten in the pool is asked again. */
const REFRESH_HOURS = 12;
/** As long a token works of somebody who was removed: API Gateway asks nobody whether it still counts. */
const ACCESS_MINUTES = 60;
/** So long a refresh token that was used may be used again, for an answer that got lost. Cognito allows no more. */
const RETRY_SECONDS = 60;

/** The page as a client of a user pool, without a secret, and managed login's pages for it: without a branding there are none. */
export class ConsoleClient extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: ConsoleClientProps) {
    super(scope, id);
    const { userPool, addresses, scopes, identityProviders = [OWN_USERS] } = props;
    const client = new CfnUserPoolClient(this, 'Client', {
      userPoolId: userPool.userPoolId,
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: [...scopes],
      callbackUrLs: addresses,
      logoutUrLs: addresses,
      supportedIdentityProviders: identityProviders,
      // Managed login needs none of these. None listed would stand for three, of which ALLOW_REFRESH_TOKEN_AUTH excludes rotation.
      // The tokens that this one gives have no scope of a resource server: the routes refuse them
      // (docs/decisions/0025-cognito-in-the-stack.md).
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: RETRY_SECONDS },
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: ACCESS_MINUTES,
      idTokenValidity: ACCESS_MINUTES,
      refreshTokenValidity: REFRESH_HOURS,
      tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'hours' },
    });
    // Cognito refuses a client that names what is not there yet, and CloudFormation sees names only.
    client.node.addDependency(madeByThen(() => [...userPool.identityProviders, ...namedIn(userPool, this)]));
    this.clientId = client.ref;
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: userPool.userPoolId,
      clientId: client.ref,
      useCognitoProvidedValues: true,
    });
  }
}

/** What is there when the template is made: an app may make it after the page. */
function madeByThen(find: () => IConstruct[]): IDependable {
  const found = {};
  Dependable.implement(found, {
    get dependencyRoots() {
      return find();
    },
  });
  return found;
}

/** Of the same stack and pool: scopes are of resource servers, and people come by identity providers. */
function namedIn({ userPoolId }: IUserPool, scope: Construct): IConstruct[] {
  const stack = Stack.of(scope);
  const of = (id: string) => JSON.stringify(stack.resolve(id));
  return stack.node
    .findAll()
    .filter(
      (made) =>
        CfnUserPoolResourceServer.isCfnUserPoolResourceServer(made) ||
        CfnUserPoolIdentityProvider.isCfnUserPoolIdentityProvider(made),
    )
    .filter((made) => of(made.userPoolId) === of(userPoolId));
}
