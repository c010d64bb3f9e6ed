import type { SmokeOptions } from './arguments.ts';
import type { Ask } from './ask.ts';
import type { Check, Need } from './check.ts';
import { checkGroups } from './route-checks.ts';
import type { CheckGroup } from './route-checks.ts';

/** What became of one check. */
export interface Outcome {
  /** What the check is about, such as `GET /dataIntegrations`. */
  about: string;
  name: string;
  result: 'kept' | 'differs' | 'not checked';
  /** Why it was not checked, or each difference. */
  remarks: string[];
}

/** Runs all checks, one after the other: AppIntegrations' quota is small. */
export async function runChecks(
  ask: Ask,
  options: SmokeOptions,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const group of checkGroups) {
    const askRoute: Ask = (question) => ask({ operation: group.operation, ...question });
    for (const check of await checksOf(group, askRoute, options)) {
      const outcome = { about: group.about, ...(await outcomeOf(check, askRoute, options)) };
      outcomes.push(outcome);
      report(outcome);
    }
  }
  return outcomes;
}

/** A route that is not there is one line, and not one for each promise it would keep. */
async function checksOf(
  { checks, absence }: CheckGroup,
  ask: Ask,
  options: SmokeOptions,
): Promise<readonly Check[]> {
  // Where nothing answers, each check says so.
  const notChecked = await absence(ask, options).catch(() => undefined);
  return notChecked === undefined ? checks : [{ name: 'all of it', run: async () => ({ notChecked }) }];
}

async function outcomeOf(
  { name, needs, run }: Check,
  ask: Ask,
  options: SmokeOptions,
): Promise<Omit<Outcome, 'about'>> {
  const missing = needs && missingFor(needs, options);
  if (missing !== undefined) return { name, result: 'not checked', remarks: [missing] };
  try {
    const found = await run(ask, { identifier: '', origin: '', allowedHeaders: [], ...options });
    if ('notChecked' in found) return { name, result: 'not checked', remarks: [found.notChecked] };
    return { name, result: found.length === 0 ? 'kept' : 'differs', remarks: [...new Set(found)] };
  } catch (error) {
    return { name, result: 'differs', remarks: [(error as Error).message] };
  }
}

function missingFor(need: Need, options: SmokeOptions): string | undefined {
  if (need === 'credentials')
    return options.auth.by === 'nothing' ? 'the route is open to anyone' : undefined;
  return options[need] === undefined ? `give --${need}` : undefined;
}
