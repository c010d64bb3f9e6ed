import { describe, expect, test } from '@jest/globals';

import { planWords } from '../../../web/words/run-plan.ts';

const whenOf = (OnDemandConfiguration: object) =>
  planWords({ ExecutionMode: 'ON_DEMAND', OnDemandConfiguration }).when.map((words) =>
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
      expect(planWords({ ExecutionMode: 'SCHEDULED', ScheduleConfiguration })).toEqual({
        mode: 'Scheduled',
        when: ['every hour; takes in data from 12 Oct 2024 on'],
      });
    }
  });

  test.each([
    ['0', 'all data'],
    ['1970-01-01T00:00:00Z', 'all data'],
    ['-1', 'all data'],
    ['1', 'data from 1 Jan 1970, 00:00 UTC on'],
    ['1767225600000', 'data from 1 Jan 2026 on'],
    ['2026-01-01T06:30:00Z', 'data from 1 Jan 2026, 06:30 UTC on'],
    ['2026-01-01T00:00:00+02:00', 'data from 31 Dec 2025, 22:00 UTC on'],
  ])('FirstExecutionFrom %s is where the data begins, and not the schedule', (FirstExecutionFrom, words) => {
    expect(planWords({ ScheduleConfiguration: { FirstExecutionFrom } }).when).toEqual([`takes in ${words}`]);
  });

  test('a schedule and a range beside it are told apart', () => {
    const { when } = planWords({
      ExecutionMode: 'SCHEDULED',
      ScheduleConfiguration: { ScheduleExpression: 'rate(1 hour)', FirstExecutionFrom: '1767225600000' },
      OnDemandConfiguration: { StartTime: '1764547200000', EndTime: '1767225600000' },
    });
    expect(when.map((words) => words.replaceAll(/\s/g, ' '))).toEqual([
      'Schedule: every hour; takes in data from 1 Jan 2026 on',
      'On demand: data of 1 Dec 2025, 00:00 – 1 Jan 2026, 00:00 UTC',
    ]);
  });

  test('a range, and its open ends', () => {
    const StartTime = '1728691200000';
    const EndTime = '1728777600000';
    expect(whenOf({ StartTime, EndTime })).toEqual(['data of 12 Oct 2024, 00:00 – 13 Oct 2024, 00:00 UTC']);
    expect(whenOf({ StartTime })).toEqual(['data from 12 Oct 2024, 00:00 UTC']);
    expect(whenOf({ EndTime })).toEqual(['data until 13 Oct 2024, 00:00 UTC']);
    expect(whenOf({ StartTime: 'now', EndTime: 'later' })).toEqual(['data from now until later']);
  });

  test('what cannot be read is shown as it is', () => {
    expect(
      planWords({
        ExecutionMode: 'STREAMED',
        ScheduleConfiguration: { ScheduleExpression: 'sometimes', FirstExecutionFrom: 'tomorrow' },
      }),
    ).toEqual({ mode: 'STREAMED', when: ['sometimes; takes in data from tomorrow on'] });
  });

  test('nothing is said of what is not there', () => {
    expect(planWords(undefined)).toEqual({ mode: 'Not stated', when: [] });
    expect(planWords({ ExecutionMode: 'SCHEDULED', ScheduleConfiguration: {} })).toEqual({
      mode: 'Scheduled',
      when: [],
    });
  });
});
