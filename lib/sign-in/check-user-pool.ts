import { Token } from 'aws-cdk-lib';

import { oneOf, text } from '../checks/kinds.ts';
import { shape } from '../checks/shapes.ts';
import { texts } from '../checks/texts.ts';

/** Whether people need a second factor, an authenticator app, to sign in. */
export const mfaChoices = ['optional', 'required'] as const;

export interface AssociationsUserPoolProps {
  /**
   * First part of the sign-in page's host name, `PREFIX.auth.REGION.amazoncognito.com`: 1 to 63 small letters, digits and `-`, without
   * `aws`, `amazon` or `cognito` in it. No other account may have the same in the Region.
   *
   * @default - made of the stack's id
   */
  readonly domainPrefix?: string;

  /**
   * Whether people may add an authenticator app to their password, or must.
   *
   * @default 'optional'
   */
  readonly mfa?: (typeof mfaChoices)[number];
}

const kinds = shape<AssociationsUserPoolProps>({ domainPrefix: text, mfa: oneOf(mfaChoices) });

/** @returns one sentence for each prop that breaks its rule */
export function userPoolProblems(props: AssociationsUserPoolProps): string[] {
  const wrong = kinds.problems('', props);
  if (wrong.length > 0) return wrong;
  const { domainPrefix: prefix } = props;
  const { pattern, is } = texts.domainPrefix;
  if (prefix === undefined || Token.isUnresolved(prefix) || pattern.test(prefix)) return [];
  return [`domainPrefix must be ${is}, but is '${prefix}'.`];
}
