import { endProgress, showProgress } from '../progress.ts';
import { writeQuotes } from '../quotes.ts';
import { targetTable } from '../report/lambda-tables.ts';
import { saveFigures } from '../results.ts';
import { runCommand } from '../run-command.ts';
import { failOnMissed } from '../targets.ts';
import { attacks } from './attacks.ts';
import { readOptions, usage } from './options.ts';
import { playAll } from './play-all.ts';
import { attackScenario, judgePromises, promises, sharingScenarios } from './promises.ts';
import { adviceTable, attackTable, economyTable, sharingTable } from './report.ts';
import { compared, LISTS, POLLERS } from './scenarios.ts';
import type { AttackName, Scenario } from './scenarios.ts';
import { advisedScenario } from './settings-advice.ts';

const sizes = LISTS.flatMap((lists) =>
  POLLERS.filter((pollers) => pollers >= lists).map((pollers) => ({ pollers, lists })),
);

const planned = {
  results: sizes.flatMap(({ pollers, lists }) => compared(pollers, lists)),
  advice: sizes.map(({ pollers, lists }) => ({ scenario: advisedScenario(pollers, lists) })),
  attacks: [undefined, ...(Object.keys(attacks) as AttackName[])].map((attack) => ({
    scenario: attackScenario(attack),
  })),
  sharing: sharingScenarios.map((scenario) => ({ scenario })),
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
  const scenarios = Object.values(planned).flatMap((plan) => plan.map(({ scenario }) => scenario));
  const outcomes = await playAll(scenarios, seed, (scenario, number, count) =>
    showProgress(`${number} of ${count}: ${describe(scenario)}`),
  );
  endProgress();
  const withOutcomes = <T extends { scenario: Scenario }>(plan: readonly T[]) =>
    plan.map((each) => Object.assign({}, each, outcomes(each.scenario)));
  const results = withOutcomes(planned.results);
  const advice = withOutcomes(planned.advice);
  const attacked = withOutcomes(planned.attacks);
  const sharing = withOutcomes(planned.sharing);
  const verdicts = judgePromises(planned.promises.map(({ scenario }) => outcomes(scenario)));
  const tables = [
    economyTable(results),
    adviceTable(advice),
    attackTable(attacked),
    sharingTable(sharing),
    targetTable(verdicts),
  ];
  console.log(tables.join('\n\n'));
  if (saves) {
    saveFigures('economy', { seed, results, advice, attacks: attacked, sharing, verdicts });
    writeQuotes();
  }
  if (check) failOnMissed(verdicts);
});

function describe({ pollers, lists, sandboxes, settings, attack, sharedTable }: Scenario): string {
  const { pageCache, stalePages, rate, burst } = settings;
  const set = `kept ${pageCache} s, stale ${stalePages} s, ${rate}/s in bursts of ${burst}`;
  return `${pollers} pollers, ${lists} lists, ${sandboxes} sandboxes, ${set}${attack ? `, ${attacks[attack].label}` : ''}${sharedTable ? `, shared pages` : ''}`;
}
