import type { Schedule } from './schedule.ts';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads what stands inside of `rate(...)`: `1 hour`, `5 minutes`. AppFlow writes `1hours` and `5minutes`.
 *
 * Source: EventBridge user guide, rate expressions; AppFlow API reference, ScheduledTriggerProperties.
 */
export function readRate(text: string): Schedule | undefined {
  const [, digits, space, unit, plural] = /^([1-9]\d{0,5})( *)(minute|hour|day)(s?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const isPlural = space === '' || digits !== '1';
  if ((plural === 's') !== isPlural) return undefined;
  const period = Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return {
    lastRun(after, until) {
      const count = Math.floor((until - after) / period);
      return count < 1 ? undefined : after + count * period;
    },
  };
}
