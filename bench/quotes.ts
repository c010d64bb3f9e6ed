import { economyChart } from './economy/chart.ts';
import { adviceTable, attackSentence, attackTable, economyTable, sharingTable } from './economy/report.ts';
import type { ComparedResult, Result } from './economy/report.ts';
import { stepCostNote, stepCostTable } from './economy/step-costs.ts';
import type { LoadSample } from './load/generate.ts';
import { loadTable, soakSentence } from './load/report.ts';
import type { MemorySample } from './load/soak.ts';
import { machineNote } from './machine.ts';
import type { Machine } from './machine.ts';
import type { MemorySize } from './memory-sizes.ts';
import { monthlyCostNote, monthlyCostTable, sharedPagesNote, watchNote } from './monthly-cost.ts';
import { memoryChart, subjectChart } from './report/lambda-charts.ts';
import {
  coldStartSentence,
  memoryTable,
  memoryTableNote,
  subjectTable,
  targetTable,
} from './report/lambda-tables.ts';
import { readFigures, saveBlock, saveChart } from './results.ts';
import type { Summary } from './summary.ts';
import { originTable } from './table/report.ts';
import type { Quantiles } from './table/report.ts';
import type { Verdict } from './targets.ts';

/** The memory size that the stack sets. */
const DEFAULT_MEMORY_MB = 512;

/** What bench/results/lambda.json holds, of which quotes are made. */
interface LambdaFigures {
  machine: Machine;
  rounds: number;
  requests: number;
  summaries: readonly Summary[];
  sizes?: readonly MemorySize[];
  verdicts: readonly Verdict[];
}

/** The same of bench/results/economy.json. */
interface EconomyFigures {
  results: readonly ComparedResult[];
  advice: readonly Result[];
  attacks: readonly Result[];
  sharing: readonly Result[];
  verdicts: readonly Verdict[];
}

/** The same of bench/results/load.json. */
interface LoadFigures {
  machine: Machine;
  samples: readonly LoadSample[];
  memory: readonly MemorySample[];
}

/** The same of bench/results/table.json. */
interface TableFigures {
  machine: Machine;
  origins: Quantiles;
  verdicts: readonly Verdict[];
}

/** Where a document quotes the results, and in which words. */
export interface Quote {
  document: string;
  /** Of the comments around it. */
  name: string;
  content: string;
}

/** All figures in documents that come from bench/results/, made of what is kept there. */
export function quoteResults(): Quote[] {
  const { machine, rounds, requests, summaries, sizes, verdicts } = readFigures('lambda') as LambdaFigures;
  const economy = readFigures('economy') as EconomyFigures;
  const load = readFigures('load') as LoadFigures;
  const table = readFigures('table') as TableFigures;
  const usual = sizes?.find(({ memoryMb }) => memoryMb === DEFAULT_MEMORY_MB);
  return [
    { document: 'README.md', name: 'cold starts', content: coldStartSentence(summaries) },
    { document: 'SECURITY.md', name: 'attacks', content: attackSentence(economy.attacks) },
    scale('settings', adviceTable(economy.advice)),
    scale('economy', economyTable(economy.results)),
    scale('attacks', attackTable(economy.attacks)),
    scale('promises', targetTable(economy.verdicts)),
    scale('sharing', sharingTable(economy.sharing)),
    ...(sizes
      ? [scale('memory sizes', memoryTable(sizes), `${machineNote(machine)} ${memoryTableNote}`)]
      : []),
    ...(usual
      ? [
          {
            document: 'docs/deploy.md',
            name: 'monthly cost',
            content: `${monthlyCostTable(usual)}\n\n${monthlyCostNote}\n\n${sharedPagesNote}\n\n${watchNote}`,
          },
          scale('steps', stepCostTable(costlySteps(economy.sharing), usual), stepCostNote),
        ]
      : []),
    scale(
      'subjects',
      subjectTable(summaries),
      `${machineNote(machine)} Medians of ${rounds} rounds, ${requests} warm requests each.`,
    ),
    scale('targets', targetTable(verdicts)),
    scale('table', originTable(table.origins), targetTable(table.verdicts), machineNote(table.machine)),
    scale('load', loadTable(load.samples), `${soakSentence(load.memory)} ${machineNote(load.machine)}`),
  ];
}

/** Of the results of sharing, the quiet ones of ten lists: one for each size. */
function costlySteps(results: readonly Result[]): Result[] {
  return results.filter(
    ({ scenario: { lists, attack, sharedTable } }) => lists === 10 && !attack && sharedTable === 'steady',
  );
}

/** A block of docs/scale.md. */
function scale(name: string, ...parts: readonly string[]): Quote {
  return { document: 'docs/scale.md', name, content: parts.join('\n\n') };
}

/** The pictures of the results, by name. */
export function drawResults(): Record<string, string> {
  const { summaries, sizes } = readFigures('lambda') as LambdaFigures;
  const { results } = readFigures('economy') as EconomyFigures;
  return {
    lambda: subjectChart(summaries),
    ...(sizes && { memory: memoryChart(sizes) }),
    economy: economyChart(results),
  };
}

/** Writes the quotes into their documents, and the pictures. */
export function writeQuotes(): void {
  for (const { document, name, content } of quoteResults()) saveBlock(document, name, content);
  for (const [name, svg] of Object.entries(drawResults())) saveChart(name, svg);
}
