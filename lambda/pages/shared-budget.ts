import type { Condition } from '../aws/dynamodb.ts';
import { ROUNDING_MS } from '../upstream/budget.ts';
import type { TakeUnit } from '../upstream/budget.ts';
import { CLOCK_SKEW_MS } from './shared-item.ts';
import type { SharedTable } from './shared-table.ts';

interface SharedUnitsInit {
  table: SharedTable;
  /** What a sandbox goes by while the table is away. */
  alone: TakeUnit;
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** A sandbox that got no unit asks for none of that part for this share of the time in which one grows, and at least so long. */
const SHARE_OF_STEP = 0.25;
const LEAST_PAUSE_MS = 250;

/**
 * Units that all sandboxes count together. Each part is an item with one date, when it is full again (`tat`, epoch milliseconds), and a
 * unit is one conditional write: so at any number of sandboxes no more are granted than there are.
 */
export function createTakeSharedUnit({ table, alone, now, random }: SharedUnitsInit): TakeUnit {
  /** Until when not to ask, by part and number. */
  const pausedUntil = new Map<string, number>();

  return async (part, needed, record) => {
    const { name, step, burst } = part;
    const instant = now();
    const tolerance = (burst - needed) * step;
    if (tolerance < 0) return step;

    const asked = `${name} ${needed}`;
    const until = pausedUntil.get(asked) ?? -Infinity;
    const longest = Math.max(step * SHARE_OF_STEP, LEAST_PAUSE_MS);
    if (instant < until && until <= instant + longest) return until - instant;

    const change = (update: string, condition: Condition): Promise<boolean | 'away' | 'busy'> =>
      table.use(`budget ${name}`, record, (items, key) => items.update(key, update, condition));
    // Full, or never used, or a date that no clock near ours can have made. Then not full, but full enough: by the same clock reading,
    // so that one of the two must hold.
    const full = instant + ROUNDING_MS;
    let taken = await change('SET tat = :next', [
      'NOT tat BETWEEN :now AND :latest',
      { ':now': full, ':latest': instant + burst * step + CLOCK_SKEW_MS, ':next': instant + step },
    ]);
    if (taken === false && tolerance > 0) {
      taken = await change('SET tat = tat + :step', [
        'tat BETWEEN :now AND :latest',
        { ':now': full, ':latest': full + tolerance, ':step': step },
      ]);
    }
    if (taken === 'away') return alone(part, needed, record);
    if (taken === true) return 0;
    const pause = longest * (1 - random() / 2);
    pausedUntil.set(asked, instant + pause);
    return pause;
  };
}
