import { describe, expect, test } from '@jest/globals';
import { Annotations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Annotations as Found, Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { AssociationsStack } from '../../../lib/stack/associations-stack.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import { testApp, testStack } from '../synthesize.ts';
import { arns } from '../variants.ts';

const HINT =
  'Nobody is told when an alarm goes off: it only shows in CloudWatch. Give alarmTopic (the setting alarmTopicArn), an SNS topic that ' +
  'somebody reads. [ack: appintegrations-bff:nobodyIsTold]';

function hintsOf(stack: Stack): unknown[] {
  return Found.fromStack(stack)
    .findInfo('*', Match.stringLikeRegexp('nobodyIsTold'))
    .map(({ entry }) => entry.data);
}

function hints(
  props: AssociationsApiProps | ((stack: Stack) => AssociationsApiProps),
  then: (made: ReturnType<typeof testStack>) => void = () => undefined,
): unknown[] {
  const made = testStack(props);
  then(made);
  return hintsOf(made.stack);
}

describe('where nobody is told of alarms', () => {
  test('synth says so, once, and warns of nothing: --strict goes on', () => {
    const { stack } = testStack();
    Template.fromStack(stack);
    expect(hintsOf(stack)).toEqual([HINT]);
    expect(Found.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    expect(Found.fromStack(stack).findError('*', Match.anyValue())).toEqual([]);
  });

  test('the stack says so, too', () => {
    expect(hintsOf(new AssociationsStack(testApp(), readConfig({}).config))).toEqual([HINT]);
  });

  test('whoever knows that can say so', () => {
    const acknowledged = hints({}, ({ associations }) =>
      Annotations.of(associations).acknowledgeInfo('appintegrations-bff:nobodyIsTold', 'EventBridge tells.'),
    );
    expect(acknowledged).toEqual([]);
  });
});

describe('it says nothing', () => {
  test('with a topic', () => {
    expect(hints((stack) => ({ alarmTopic: Topic.fromTopicArn(stack, 'Topic', arns.topic) }))).toEqual([]);
    const { config } = readConfig({ alarmTopicArn: arns.topic });
    expect(hintsOf(new AssociationsStack(testApp(), config))).toEqual([]);
  });

  test('where the app gives the alarms actions of its own, later', () => {
    const later = hints({}, ({ stack, associations }) => {
      const topic = Topic.fromTopicArn(stack, 'Topic', arns.topic);
      for (const alarm of associations.monitoring.alarms) alarm.addAlarmAction(new SnsAction(topic));
    });
    expect(later).toEqual([]);
  });

  test('but only told when it is over is not told', () => {
    const over = hints({}, ({ stack, associations }) => {
      const topic = Topic.fromTopicArn(stack, 'Topic', arns.topic);
      for (const alarm of associations.monitoring.alarms) alarm.addOkAction(new SnsAction(topic));
    });
    expect(over).toEqual([HINT]);
  });
});
