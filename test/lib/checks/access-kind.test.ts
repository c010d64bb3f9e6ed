import { expect, test } from '@jest/globals';
import { Lazy, Stack } from 'aws-cdk-lib';
import { AuthorizationType, CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import fc from 'fast-check';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../../lib/associations-api.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import { testApp } from '../synthesize.ts';

const authorizer = { authorizerId: 'a', authorizationType: AuthorizationType.CUSTOM };

test.each([
  ['iam', /^access must be \{ by: 'iam' \}, .*, but is the text 'iam'\.$/],
  [null, /^access must be .*, but is null\.$/],
  [[], /^access must be .*, but is a list\.$/],
  [{}, /^access\.by must be one of iam, cognito, authorizer, anyone, but is undefined\.$/],
  [{ by: 'Anyone' }, /^access\.by must be one of .*, but is the text 'Anyone'\.$/],
  [{ by: ['anyone'] }, /^access\.by must be one of .*, but is a list\.$/],
  [{ by: Object('anyone') }, /^access\.by must be one of .*, but is another object\.$/],
  [{ by: 'constructor' }, /^access\.by must be one of /],
  [{ by: Lazy.string({ produce: () => 'anyone' }) }, /^access\.by must be one of .*, but is a token/],
  [Object.create({ by: 'anyone' }), /^access must be /],
  [{ by: 'iam', userPools: [] }, 'access.userPools is not a prop. The props are by.'],
  [{ by: 'anyone', userPools: [] }, 'access.userPools is not a prop. The props are by.'],
  [{ by: 'cognito' }, /^access\.userPools must be a list, each entry a user pool of .*, but is undefined\.$/],
  [{ by: 'cognito', userPool: [] }, 'access.userPool is not a prop. Did you mean userPools?'],
  [{ by: 'cognito', userPools: [undefined] }, /^access\.userPools\[0\] must be a user pool of /],
  [{ by: 'authorizer' }, /^access\.authorizer must be an authorizer of .*, but is undefined\.$/],
  [{ by: 'authorizer', authorizer: undefined }, /^access\.authorizer must be an authorizer of /],
  [{ by: 'authorizer', authorizer: {} }, /^access\.authorizer must be an authorizer of /],
  [
    { by: 'authorizer', authorizer: { authorizerId: 'a' } },
    /^access\.authorizer\.authorizationType must be one of CUSTOM, COGNITO_USER_POOLS, but is undefined\.$/,
  ],
  [
    { by: 'authorizer', authorizer: { ...authorizer, authorizationType: 'NONE' } },
    /^access\.authorizer\.authorizationType must be one of /,
  ],
  [
    { by: 'authorizer', authorizer: { ...authorizer, authorizerId: undefined } },
    /^access\.authorizer\.authorizerId must be a text/,
  ],
  [
    { by: 'authorizer', authorizer, scopes: 'x' },
    "access.scopes must be a list of texts, but is the text 'x'.",
  ],
])('%p is refused', (access, sentence) => {
  const problems = propProblems({ access });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
});

/** Half-right access: the right names with anything in them. */
const bad = fc.oneof(
  fc.anything(),
  fc.record(
    {
      by: fc.oneof(fc.constantFrom('iam', 'cognito', 'authorizer', 'Anyone', 'open', 'NONE'), fc.anything()),
      userPools: fc.anything(),
      authorizer: fc.oneof(
        fc.record(
          {
            authorizerId: fc.oneof(fc.string(), fc.anything()),
            authorizationType: fc.oneof(fc.constantFrom('NONE', 'CUSTOM', 'AWS_IAM'), fc.anything()),
          },
          { requiredKeys: [] },
        ),
        fc.anything(),
      ),
      scopes: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

test("nothing but by: 'anyone' is ever authorized by NONE", () => {
  const stack = new Stack(testApp(), 'Test');
  let count = 0;
  fc.assert(
    fc.property(bad, (access) => {
      if ((access as { by?: unknown } | undefined | null)?.by === 'anyone') return;
      // A refusal is one of ours; what is accepted asks who calls.
      const id = `A${(count += 1)}`;
      if (propProblems({ access } as AssociationsApiProps).length > 0) {
        expect(() => new AssociationsApi(stack, id, { access } as AssociationsApiProps)).toThrow(
          /\n {2}access\b.* (must|needs|says nothing|is not a prop)/,
        );
        return;
      }
      const made = new AssociationsApi(stack, id, { access } as AssociationsApiProps);
      const types = made.node
        .findAll()
        .filter((child) => CfnMethod.isCfnMethod(child))
        .map((method) => method.authorizationType);
      expect(types).not.toContain('NONE');
      expect(types).not.toContain(undefined);
    }),
    { numRuns: 500, examples: [[{ by: 'cognito', userPools: [] }]] },
  );
});
