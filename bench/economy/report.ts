import { fixed, markdownTable } from '../report/markdown.ts';
import { ATTACK_RATE, attacks } from './attacks.ts';
import { UPSTREAM_QUOTA } from './scenarios.ts';
import type { Compared, Scenario } from './scenarios.ts';
import type { Outcome } from './simulate.ts';
import type { TableCalls } from './simulated-table.ts';

/** A scenario, and what came of it. */
export interface Result extends Outcome {
  scenario: Scenario;
}

/** One way of keeping pages at one size. */
export interface ComparedResult extends Result {
  kept: Compared;
}

/** Sizes down, ways of keeping pages across; of what the stack sets also how old pages are, beside what the quota allows were all looks shared. */
export function economyTable(results: readonly ComparedResult[]): string {
  const bySize = Map.groupBy(results, ({ scenario: { pollers, lists } }) => `${pollers}/${lists}`);
  return markdownTable(
    [
      'pollers',
      'lists',
      'sandboxes',
      'nothing kept',
      'good pages kept',
      'as the stack sets it',
      'age p50 / p99, s',
      'bound, s',
      'all seen after',
    ],
    [...bySize.values()].map((size) => {
      const of = (kept: Compared): ComparedResult | undefined => size.find((result) => result.kept === kept);
      const stack = of('stack');
      if (!stack) throw new Error('Each size is played with what the stack sets.');
      return sizeCells(stack).concat(
        callsAndRefusals(of('nothing')),
        callsAndRefusals(of('pages')),
        callsAndRefusals(stack),
        ages(stack),
        String(stack.scenario.lists / UPSTREAM_QUOTA.requestsPerSecond),
        seenAfter(stack),
      );
    }),
  );
}

/** The setting for each size, and what it leads to. */
export function adviceTable(advice: readonly Result[]): string {
  return markdownTable(
    [
      'pollers',
      'lists',
      'sandboxes',
      '`pageCache`',
      '`stalePages`',
      'upstream calls',
      'refused',
      'age p50 / p99, s',
      'all seen after',
    ],
    advice.map((result) => [
      ...sizeCells(result),
      `${result.scenario.settings.pageCache} s`,
      `${result.scenario.settings.stalePages} s`,
      `${rate(result.upstreamCallsPerSecond)}/s`,
      percent(result.refusedShare),
      ages(result),
      seenAfter(result),
    ]),
  );
}

/** What sharing pages leads to, and what it asks of the table. */
export function sharingTable(results: readonly Result[]): string {
  return markdownTable(
    [
      'requests/s',
      'lists',
      'sandboxes',
      'upstream calls',
      'refused',
      'age p50 / p99, s',
      'all seen after',
      'reads of the table',
      'writes, of these denied',
    ],
    results.map((result) => {
      const { reads, pageWrites, budgetWrites, deniedWrites } = tableCalls(result);
      const alone = result.upstreamCallsPerSecondAlone;
      return [
        ...sizeCells(result),
        alone === undefined
          ? `${rate(result.upstreamCallsPerSecond, 2)}/s`
          : `${rate(alone, 2)}/s while it is dead`,
        percent(result.refusedShare),
        ages(result),
        seenAfter(result),
        `${rate(reads)}/s`,
        `${rate(pageWrites + budgetWrites)}/s, ${rate(deniedWrites)}/s`,
      ].map((cell, column) => (column === 0 ? `${cell}${besides(result)}` : cell));
    }),
  );
}

function besides({ scenario: { attack, sharedTable } }: Result): string {
  if (attack) return `, and ${ATTACK_RATE}/s for ${attacks[attack].label}`;
  return sharedTable === 'dying' ? ', the table dead for five minutes' : '';
}

/** @throws Error where the scenario had no table. */
export function tableCalls({ tableCallsPerSecond }: Outcome): TableCalls {
  if (!tableCallsPerSecond) throw new Error('Only where pages are shared there is a table.');
  return tableCallsPerSecond;
}

/** What everybody else sees while somebody attacks. */
export function attackTable(results: readonly Result[]): string {
  return markdownTable(
    [
      `somebody asks ${ATTACK_RATE} times a second for`,
      'upstream calls',
      'refused',
      'age p50 / p99, s',
      'all seen after',
    ],
    results.map((result) => [
      result.scenario.attack ? attacks[result.scenario.attack].label : 'nothing',
      `${rate(result.upstreamCallsPerSecond, 2)}/s`,
      percent(result.refusedShare),
      ages(result, 1),
      seenAfter(result),
    ]),
  );
}

/** The same in a sentence. */
export function attackSentence(results: readonly Result[]): string {
  const [quiet] = results;
  const attacked = results.filter(({ scenario }) => scenario.attack);
  const range = (figure: (result: Result) => number, decimals: number): string => {
    const figures = attacked.map(figure);
    return `${fixed(Math.min(...figures), decimals)} to ${fixed(Math.max(...figures), decimals)}`;
  };
  const refused = Math.max(...attacked.map(({ refusedShare }) => refusedShare));
  return (
    `Such a caller, ${ATTACK_RATE} times a second beside 1,000 others in one sandbox, made AppIntegrations get ` +
    `${range(({ upstreamCallsPerSecond }) => upstreamCallsPerSecond, 1)} calls a second. Of the others' requests ${refused === 0 ? 'none' : `at most ${percent(refused)}`} were refused ` +
    `once their lists had been there. The 99th percentile of the age of their pages was ${range(({ ageSeconds }) => ageSeconds.p99, 1)} seconds, ` +
    `without that caller ${fixed(quiet?.ageSeconds.p99 ?? null, 1)} seconds.`
  );
}

function sizeCells({ scenario: { pollers, lists, sandboxes } }: Result): string[] {
  return [pollers.toLocaleString('en-US'), String(lists), String(sandboxes)];
}

function callsAndRefusals(result: Result | undefined): string {
  return result ? `${rate(result.upstreamCallsPerSecond)}/s, ${percent(result.refusedShare)}` : '–';
}

function ages({ ageSeconds: { p50, p99 } }: Result, decimals = 0): string {
  return `${fixed(p50, decimals)} / ${fixed(p99, decimals)}`;
}

function seenAfter({ seenAfterSeconds, scenario }: Result): string {
  if (seenAfterSeconds === null) return `> ${Math.round(scenario.mostSettleSeconds / 60)} min`;
  if (seenAfterSeconds < 1) return '< 1 s';
  return seenAfterSeconds < 120
    ? `${fixed(seenAfterSeconds, 0)} s`
    : `${fixed(seenAfterSeconds / 60, 0)} min`;
}

function rate(perSecond: number, decimals = 1): string {
  return perSecond < 10 ? perSecond.toFixed(decimals) : Math.round(perSecond).toLocaleString('en-US');
}

/** Some refusals are never shown as none, nor as all. */
function percent(share: number): string {
  const percentage = share * 100;
  if (share === 0 || share === 1) return `${percentage} %`;
  if (percentage < 0.01) return '< 0.01 %';
  if (percentage > 99.9) return '> 99.9 %';
  if (percentage < 10) return `${percentage.toPrecision(2)} %`;
  return `${percentage.toFixed(percentage < 99 ? 0 : 1)} %`;
}
