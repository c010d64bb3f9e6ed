import { endProgress, showProgress } from '../progress.ts';
import { writeQuotes } from '../quotes.ts';
import { saveFigures } from '../results.ts';
import { runCommand } from '../run-command.ts';
import { adviceTable, economyTable } from './report.ts';
import type { Advice, Result } from './report.ts';
import { cachings, PAGES, POLLERS, scenario } from './scenarios.ts';
import { advisedScenario, adviseCaching } from './settings-advice.ts';
import { simulate } from './simulate.ts';

const usage = `Usage: npm run bench:economy

Plays 1 to 10,000 pollers on a simulated clock against the real handler and an upstream with the
quota that Amazon Connect's APIs have, with each kind of cache. Takes about two minutes; the same result every time.
Writes bench/results/economy.json and its chart, and the tables in docs/scale.md.
`;

await runCommand(async () => {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return;
  }
  const results = await playCachings();
  const advice = await playAdvice();
  endProgress();
  console.log(`${economyTable(results)}\n\n${adviceTable(advice)}`);
  saveFigures('economy', { results, advice });
  writeQuotes();
});

async function playCachings(): Promise<Result[]> {
  const results: Result[] = [];
  for (const pages of PAGES) {
    for (const pollers of POLLERS.filter((pollers) => pollers >= pages)) {
      for (const { label, ...caching } of cachings) {
        showProgress(`${pollers} pollers, ${pages} pages, ${label}`);
        const played = scenario(pollers, { pages, ...caching });
        results.push({ label, scenario: played, ...(await simulate(played)) });
      }
    }
  }
  return results;
}

async function playAdvice(): Promise<Advice[]> {
  const advice: Advice[] = [];
  for (const pollers of POLLERS) {
    for (const pages of PAGES.filter((pages) => pollers >= pages)) {
      showProgress(`the advised setting for ${pollers} pollers, ${pages} pages`);
      const played = advisedScenario(pollers, pages, adviseCaching(pollers, pages));
      advice.push({ scenario: played, ...(await simulate(played)) });
    }
  }
  return advice;
}
