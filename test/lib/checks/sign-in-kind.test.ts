import { describe, expect, test } from '@jest/globals';

import { byCognito, domain, problems, userPool } from './sign-in-problems.ts';

describe('plain JavaScript is told what it got wrong', () => {
  test.each([
    [{}, 'signIn.by must be one of cognito, openid, but is undefined.'],
    [{ by: 'google' }, "signIn.by must be one of cognito, openid, but is the text 'google'."],
    [
      'cognito',
      "signIn must be { by: 'cognito', userPool, domain } or { by: 'openid', issuer, clientId }, but is the text 'cognito'.",
    ],
    [{ by: 'openid', issuer: 'https://x.example' }, 'signIn.clientId must be a text, but is undefined.'],
    [
      { by: 'openid', issuer: 'https://x.example', clientID: 'x' },
      'signIn.clientID is not a prop. Did you mean clientId?',
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', userPool },
      /^signIn\.userPool is not a prop\./,
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', signOut: 'none' },
      "signIn.signOut must be one of standard, cognito, but is the text 'none'.",
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', parameters: { a: 1 } },
      'signIn.parameters must be an object of texts, but is another object.',
    ],
    [
      { by: 'openid', issuer: 'https://x.example', clientId: 'x', parameters: ['a'] },
      'signIn.parameters must be an object of texts, but is a list.',
    ],
    [
      { by: 'cognito', userPool },
      'signIn.domain must be a text, or a user pool domain of aws-cdk-lib/aws-cognito, but is undefined.',
    ],
    [
      { by: 'cognito', userPool: 'x', domain },
      "signIn.userPool must be a user pool of aws-cdk-lib/aws-cognito, but is the text 'x'.",
    ],
  ])('%#', (signIn, sentence) => {
    const found = problems({ ...byCognito, signIn });
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});
