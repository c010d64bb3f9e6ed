import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { IAuthorizer } from 'aws-cdk-lib/aws-apigateway';

import type { Access } from '../gateway/access.ts';
import { construct, inWords, listOf, object, oneOf, text } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { isPlainObject, shape } from './shapes.ts';

type By = Access['by'];
type AccessBy<Name extends By> = Extract<Access, { by: Name }>;

export const userPool = construct('a user pool of aws-cdk-lib/aws-cognito', 'userPoolArn');

/** Types of authorization that an authorizer may stand for: with any other, nobody would ask it. */
const AUTHORIZING = [AuthorizationType.CUSTOM, AuthorizationType.COGNITO];

const authorizer: Kind = {
  is: 'an authorizer of aws-cdk-lib/aws-apigateway',
  problems(name, value) {
    const wrong = object(this.is, 'authorizerId').problems(name, value);
    if (wrong.length > 0) return wrong;
    const { authorizerId, authorizationType } = value as IAuthorizer;
    return [
      ...text.problems(`${name}.authorizerId`, authorizerId),
      ...oneOf(AUTHORIZING).problems(`${name}.authorizationType`, authorizationType),
    ];
  },
};

const by = oneOf(['iam', 'cognito', 'authorizer', 'anyone'] satisfies By[]);

/** What goes with each way; what goes with another is refused, as it would not be asked. */
const ways = {
  iam: shape<AccessBy<'iam'>>({ by }),
  cognito: shape<AccessBy<'cognito'>>({ by, userPools: listOf(userPool), scopes: listOf(text) }, [
    'userPools',
  ]),
  authorizer: shape<AccessBy<'authorizer'>>({ by, authorizer, scopes: listOf(text) }, ['authorizer']),
  anyone: shape<AccessBy<'anyone'>>({ by }),
} satisfies Record<By, Kind>;

const is =
  "{ by: 'iam' }, { by: 'cognito', userPools }, { by: 'authorizer', authorizer } or { by: 'anyone' }";

/** Who may call. Whatever is not wholly understood is refused: nothing but `by: 'anyone'` opens the route. */
export const access: Kind = {
  is,
  problems(name, value) {
    if (!isPlainObject(value)) return [`${name} must be ${is}, but is ${inWords(value)}.`];
    const wrong = by.problems(`${name}.by`, value['by']);
    return wrong.length > 0 ? wrong : ways[value['by'] as By].problems(name, value);
  },
};
