import { expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { placeProblems } from '../../../lib/checks/check-place.ts';
import { testApp, testStack } from '../synthesize.ts';
import { account, arns, region } from '../variants.ts';

const elsewhere = (arn: string) => arn.replace(region, 'us-east-1');

const inAnotherRegion: Record<string, (stack: Stack) => AssociationsApiProps> = {
  cursorKey: (stack) => ({ cursorKey: Key.fromKeyArn(stack, 'Key', elsewhere(arns.key)) }),
  logEncryptionKey: (stack) => ({
    logEncryptionKey: Key.fromKeyArn(stack, 'LogKey', elsewhere(arns.logKey)),
  }),
  alarmTopic: (stack) => ({ alarmTopic: Topic.fromTopicArn(stack, 'Topic', elsewhere(arns.topic)) }),
  'signIn.userPool': (stack) => {
    const userPool = UserPool.fromUserPoolArn(stack, 'UserPool', elsewhere(arns.userPool));
    return {
      access: { by: 'cognito', userPools: [userPool], scopes: ['associations/read'] },
      console: true,
      signIn: { by: 'cognito', userPool, domain: 'login.example.com' },
    };
  },
  webAclArn: () => ({ webAclArn: elsewhere(arns.webAcl) }),
};

test.each(Object.entries(inAnotherRegion))(
  '%s of another Region is refused, if both are known',
  (name, make) => {
    expect(() => testStack(make)).toThrow(
      `Test/Associations:\n  ${name} must be in the stack's Region, ${region}, but is in us-east-1.`,
    );
    const anywhere = new Stack(testApp(), 'Anywhere');
    expect(placeProblems(anywhere, make(anywhere))).toEqual([]);
  },
);

function ofAnotherAccount(stack: Stack): AssociationsApiProps {
  const arn = arns.userPool.replace(account, '999988887777');
  const userPool = UserPool.fromUserPoolArn(stack, 'UserPool', arn);
  return {
    access: { by: 'cognito', userPools: [userPool], scopes: ['associations/read'] },
    console: true,
    signIn: { by: 'cognito', userPool, domain: 'login.example.com' },
  };
}

test('a user pool of another account is refused, if both are known: the page is made a client in it', () => {
  expect(() => testStack(ofAnotherAccount)).toThrow(
    `Test/Associations:\n  signIn.userPool must be in the stack's account, ${account}, but is in 999988887777.`,
  );
  const anywhere = new Stack(testApp(), 'Anywhere');
  expect(placeProblems(anywhere, ofAnotherAccount(anywhere))).toEqual([]);
  // The routes may take tokens of another account's.
  const { signIn: _signIn, ...routes } = ofAnotherAccount(new Stack(testApp(), 'Other'));
  expect(placeProblems(new Stack(testApp(), 'Test', { env: { account, region } }), routes)).toEqual([]);
});

test('a key that another stack of the app makes in another Region is refused as well', () => {
  const app = testApp();
  const key = new Key(new Stack(app, 'Keys', { env: { account, region: 'us-east-1' } }), 'Key');
  const stack = new Stack(app, 'Test', { env: { account, region } });
  expect(placeProblems(stack, { cursorKey: key })).toEqual([
    `cursorKey must be in the stack's Region, ${region}, but is in us-east-1.`,
  ]);
});

test('an authorizer of another stack is refused, as neither could be deployed first', () => {
  const app = testApp();
  const other = new Stack(app, 'Other');
  const authorizer = new RequestAuthorizer(other, 'Authorizer', {
    handler: Function.fromFunctionArn(other, 'Handler', arns.authorizer),
    identitySources: ['method.request.header.Authorization'],
  });
  const access = { by: 'authorizer', authorizer } as const;
  expect(placeProblems(new Stack(app, 'Test'), { access })).toEqual([
    "access.authorizer must be made in the construct's own stack: API Gateway keeps it as a part of the API.",
  ]);
  expect(placeProblems(other, { access })).toEqual([]);
});
