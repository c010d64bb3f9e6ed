import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { given } from '../../../lib/given.ts';
import { synthesize } from '../synthesize.ts';
import { variants } from '../variants.ts';

type Resources = Record<string, { Type: string }>;

/** A variant with, or without somebody who looks. */
function resources(variant: (stack: Stack) => AssociationsApiProps, watch?: Duration): Resources {
  return synthesize((stack) => given({ ...variant(stack), watch })).toJSON().Resources;
}

const names = Object.entries<(stack: Stack) => AssociationsApiProps>(variants).filter(
  ([name]) => !name.startsWith('watched'),
);

describe.each(names)('%s', (_, variant) => {
  const without = resources(variant);
  const with15 = resources(variant, Duration.minutes(15));

  test('has nothing of a watch without one', () => {
    const of = Object.entries(without).map(([id, { Type }]) => `${id} ${Type}`);
    expect(of.filter((each) => /AssociationsWatch|FailedRuns|UnfinishedWalks|Scheduler/.test(each))).toEqual(
      [],
    );
    expect(JSON.stringify(without)).not.toMatch(/watch\.handler|Failed runs/);
  });

  test('has all that it has without a watch with one as well, and no part of it is another, but for the dashboard', () => {
    const changed = Object.keys(without).filter(
      (id) => JSON.stringify(with15[id]) !== JSON.stringify(without[id]),
    );
    expect(changed.map((id) => without[id]?.Type)).toEqual(['AWS::CloudWatch::Dashboard']);
  });

  test('has with one what is listed here besides, and nothing else', () => {
    const added = Object.keys(with15).filter((id) => !(id in without));
    expect(added.map((id) => String(with15[id]?.Type)).toSorted()).toEqual([
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Alarm',
      'AWS::IAM::Policy',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::IAM::Role',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::Function',
      'AWS::Logs::LogGroup',
      'AWS::Logs::MetricFilter',
      'AWS::Logs::MetricFilter',
      'AWS::Logs::QueryDefinition',
      'AWS::Scheduler::Schedule',
    ]);
  });
});
