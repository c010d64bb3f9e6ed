import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

import { acknowledge } from '../acknowledgements.ts';
import { plainCopy } from '../checks/shapes.ts';
import type { CognitoSignIn } from '../console/sign-in.ts';
import type { Access } from '../gateway/access.ts';
import { userPoolProblems } from './check-user-pool.ts';
import type { AssociationsUserPoolProps } from './check-user-pool.ts';
import { addLoginDomain } from './login-domain.ts';
import { addReadScope } from './read-scope.ts';

const passwordPolicy = {
  minLength: 12,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  /** How long an invitation holds. */
  tempPasswordValidity: Duration.days(7),
};

/**
 * A user pool of Amazon Cognito for the routes and the console: whoever is in it was invited. It stays when the stack goes, and is
 * protected from being deleted, for nobody can make its passwords anew.
 *
 *     const people = new AssociationsUserPool(this, 'People');
 *     new AssociationsApi(this, 'Associations', { access: people.access, console: true, signIn: people.signIn });
 */
export class AssociationsUserPool extends Construct {
  readonly userPool: UserPool;

  private readonly scopeName: string;
  private readonly loginHost: () => string;

  /** @throws Error with one sentence for each prop that breaks its rule */
  constructor(scope: Construct, id: string, props: AssociationsUserPoolProps = {}) {
    super(scope, id);
    const taken = plainCopy(props);
    const problems = userPoolProblems(taken);
    if (problems.length > 0) throw new Error([`${this.node.path}:`, ...problems].join('\n  '));
    const { domainPrefix, mfa = 'optional' } = taken;
    this.userPool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // A changed address counts once it is verified: until then nobody is locked out.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy,
      mfa: mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.userPool, 'AwsSolutions-COG8');
    if (mfa !== 'required') acknowledge(this.userPool, 'AwsSolutions-COG2');
    this.scopeName = addReadScope(this, this.userPool);
    this.loginHost = addLoginDomain(this, this.userPool, domainPrefix);
  }

  /** For `access` of an AssociationsApi: it takes access tokens with the scope `associations/read`. */
  get access(): Extract<Access, { by: 'cognito' }> {
    return { by: 'cognito', userPools: [this.userPool], scopes: [this.scopeName] };
  }

  /** For `signIn` of an AssociationsApi that has `console`. */
  get signIn(): CognitoSignIn {
    return { by: 'cognito', userPool: this.userPool, domain: this.loginHost() };
  }
}
