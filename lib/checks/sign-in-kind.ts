import type { CognitoSignIn, OpenIdSignIn, SignIn } from '../console/sign-in.ts';
import { userPool } from './access-kind.ts';
import { construct, eitherOf, inWords, listOf, oneOf, text, textsByName } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { isPlainObject, shape } from './shapes.ts';

const by = oneOf(['cognito', 'openid'] satisfies SignIn['by'][]);

const domain = eitherOf(text, construct('a user pool domain of aws-cdk-lib/aws-cognito', 'domainName'));

const ways = {
  cognito: shape<CognitoSignIn>({ by, userPool, domain, identityProviders: listOf(text) }, [
    'userPool',
    'domain',
  ]),
  openid: shape<OpenIdSignIn>(
    {
      by,
      issuer: text,
      clientId: text,
      scope: text,
      connectTo: listOf(text),
      signOut: oneOf(['standard', 'cognito']),
      parameters: textsByName,
    },
    ['issuer', 'clientId'],
  ),
} satisfies Record<SignIn['by'], Kind>;

const is = "{ by: 'cognito', userPool, domain } or { by: 'openid', issuer, clientId }";

/** How people sign in on the page. */
export const signIn: Kind = {
  is,
  problems(name, value) {
    if (!isPlainObject(value)) return [`${name} must be ${is}, but is ${inWords(value)}.`];
    const wrong = by.problems(`${name}.by`, value['by']);
    return wrong.length > 0 ? wrong : ways[value['by'] as SignIn['by']].problems(name, value);
  },
};
