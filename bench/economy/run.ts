import { endProgress, showProgress } from '../progress.ts';
import { writeQuotes } from '../quotes.ts';
import { targetTable } from '../report/lambda-tables.ts';
import { saveFigures } from '../results.ts';
import { runCommand } from '../run-command.ts';
import { failOnMissed } from '../targets.ts';
import { attacks } from './attacks.ts';
import { readOptions, usage } from './options.ts';
import { attackScenario, judgePromises, promises } from './promises.ts';
import { adviceTable, attackTable, economyTable } from './report.ts';
import { compared, LISTS, POLLERS } from './scenarios.ts';
import type { AttackName, Scenario } from './scenarios.ts';
import { advisedScenario } from './settings-advice.ts';
import { simulate } from './simulate.ts';
import type { Outcome } from './simulate.ts';

const sizes = LISTS.flatMap((lists) =>
  POLLERS.filter((pollers) => pollers >= lists).map((pollers) => ({ pollers, lists })),
);

const planned = {
  results: sizes.flatMap(({ pollers, lists }) => compared(pollers, lists)),
  advice: sizes.map(({ pollers, lists }) => ({ scenario: advisedScenario(pollers, lists) })),
  attacks: [undefined, ...(Object.keys(attacks) as AttackName[])].map((attack) => ({
    scenario: attackScenario(attack),
  })),
  promises,
};

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const { seed, saves, check } = options;
  console.log(`Seed ${seed}.\n`);
  const outcomes = await playAll(Object.values(planned).flat(), seed);
  const withOutcomes = <T extends { scenario: Scenario }>(plan: readonly T[]) =>
    plan.map((each) => Object.assign({}, each, outcomes(each)));
  const results = withOutcomes(planned.results);
  const advice = withOutcomes(planned.advice);
  const attacked = withOutcomes(planned.attacks);
  const verdicts = judgePromises(planned.promises.map(outcomes));
  const tables = [economyTable(results), adviceTable(advice), attackTable(attacked), targetTable(verdicts)];
  console.log(tables.join('\n\n'));
  if (saves) {
    saveFigures('economy', { seed, results, advice, attacks: attacked, verdicts });
    writeQuotes();
  }
  if (check) failOnMissed(verdicts);
});

/** Plays each scenario once, however often it is planned. */
async function playAll(plan: readonly { scenario: Scenario }[], seed: number) {
  const different = [...new Map(plan.map(({ scenario }) => [JSON.stringify(scenario), scenario])).values()];
  const played = new Map<string, Outcome>();
  for (const [index, scenario] of different.entries()) {
    showProgress(`${index + 1} of ${different.length}: ${describe(scenario)}`);
    played.set(JSON.stringify(scenario), await simulate(scenario, seed));
  }
  endProgress();
  return ({ scenario }: { scenario: Scenario }): Outcome => {
    const outcome = played.get(JSON.stringify(scenario));
    if (!outcome) throw new Error(`This was not played: ${describe(scenario)}.`);
    return outcome;
  };
}

function describe({ pollers, lists, sandboxes, settings, attack }: Scenario): string {
  const { pageCache, stalePages, rate, burst } = settings;
  const set = `kept ${pageCache} s, stale ${stalePages} s, ${rate}/s in bursts of ${burst}`;
  return `${pollers} pollers, ${lists} lists, ${sandboxes} sandboxes, ${set}${attack ? `, ${attacks[attack].label}` : ''}`;
}
