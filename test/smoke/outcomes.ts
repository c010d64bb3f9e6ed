import type { SmokeOptions } from '../../smoke/arguments.ts';
import { asker } from '../../smoke/ask.ts';
import { authorizer } from '../../smoke/authorize.ts';
import { runChecks } from '../../smoke/run-checks.ts';
import type { Outcome } from '../../smoke/run-checks.ts';
import { ORIGIN, startDeployed } from './deployed.ts';
import type { Alter } from './deployed.ts';

/** What the checks find on a deployment that ends with them. */
export async function outcomes(
  alter?: Alter,
  given: Partial<SmokeOptions> = { identifier: 'many', origin: ORIGIN },
  deployment: Parameters<typeof startDeployed>[1] = {},
  authorize = authorizer(given.auth ?? { by: 'nothing' }),
): Promise<Outcome[]> {
  const deployed = await startDeployed(alter, deployment);
  const options: SmokeOptions = { url: deployed.url, auth: { by: 'nothing' }, ...given };
  try {
    return await runChecks(asker(options.url, authorize), options, () => undefined);
  } finally {
    await deployed.close();
  }
}

export function named(all: readonly Outcome[], result: Outcome['result']): string[] {
  return all.filter((outcome) => outcome.result === result).map(({ name }) => name);
}

/** The route that is not in every deployment. */
export const SECOND = 'GET /dataIntegrations';

export function ofSecond(all: readonly Outcome[]): Outcome[] {
  return all.filter(({ about }) => about === SECOND);
}
