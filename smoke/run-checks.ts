import type { SmokeOptions } from './arguments.ts';
import type { Ask } from './ask.ts';
import type { Check, Need } from './check.ts';
import { corsChecks } from './cors-checks.ts';
import { cursorChecks } from './cursor-checks.ts';
import { errorChecks } from './error-checks.ts';
import { pageChecks } from './page-checks.ts';
import { parameterChecks } from './parameter-checks.ts';

/** What became of one check. */
export interface Outcome {
  name: string;
  result: 'kept' | 'differs' | 'not checked';
  /** Why it was not checked, or each difference. */
  remarks: string[];
}

export const checks: readonly Check[] = [
  ...parameterChecks,
  ...errorChecks,
  ...pageChecks,
  ...cursorChecks,
  ...corsChecks,
];

/** Runs all checks, one after the other: AppIntegrations' quota is small. */
export async function runChecks(
  ask: Ask,
  options: SmokeOptions,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const outcome = await outcomeOf(check, ask, options);
    outcomes.push(outcome);
    report(outcome);
  }
  return outcomes;
}

async function outcomeOf({ name, needs, run }: Check, ask: Ask, options: SmokeOptions): Promise<Outcome> {
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
