import { describe, expect, test } from '@jest/globals';

import { planWords } from '../../../web/words/run-plan.ts';

const utc = { timeZone: 'UTC' };

const whenOf = (OnDemandConfiguration: object) =>
  planWords({ ExecutionMode: 'ON_DEMAND', OnDemandConfiguration }, utc).when.map((words) =>
    words.replaceAll(/\s/g, ' '),
  );

describe('when an association runs', () => {
  test('a schedule, from epoch milliseconds or ISO 8601', () => {
    for (const FirstExecutionFrom of ['1728691200000', '2024-10-12T00:00:00Z']) {
      const ScheduleConfiguration = {
        FirstExecutionFrom,
        ScheduleExpression: 'rate(1 hour)',
        Object: 'Account',
      };
      expect(planWords({ ExecutionMode: 'SCHEDULED', ScheduleConfiguration }, utc)).toEqual({
        mode: 'Scheduled',
        when: ['every hour, from 12 Oct 2024'],
      });
    }
  });

  test('a range, and its open ends', () => {
    const StartTime = '1728691200000';
    const EndTime = '1728777600000';
    expect(whenOf({ StartTime, EndTime })).toEqual(['12 Oct 2024, 00:00 – 13 Oct 2024, 00:00']);
    expect(whenOf({ StartTime })).toEqual(['from 12 Oct 2024, 00:00 UTC']);
    expect(whenOf({ EndTime })).toEqual(['until 13 Oct 2024, 00:00 UTC']);
    expect(whenOf({ StartTime: 'now', EndTime: 'later' })).toEqual(['from now until later']);
  });

  test('what cannot be read is shown as it is', () => {
    expect(
      planWords({
        ExecutionMode: 'STREAMED',
        ScheduleConfiguration: { ScheduleExpression: 'sometimes', FirstExecutionFrom: 'tomorrow' },
      }),
    ).toEqual({ mode: 'STREAMED', when: ['sometimes, from tomorrow'] });
  });

  test('nothing is said of what is not there', () => {
    expect(planWords(undefined)).toEqual({ mode: 'Not stated', when: [] });
    expect(planWords({ ExecutionMode: 'SCHEDULED', ScheduleConfiguration: {} })).toEqual({
      mode: 'Scheduled',
      when: [],
    });
  });
});
