import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { replaceBlock } from './report/markdown.ts';

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../docs/scale.md', import.meta.url));

/** Keeps figures as bench/results/NAME.json, measured ones to four digits: the others are noise. */
export function saveFigures(name: string, figures: unknown): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(figures, toFourDigits, 2)}\n`);
}

/** Keeps a picture as bench/results/NAME.svg. */
export function saveChart(name: string, svg: string): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.svg`, svg);
}

/** Replaces the named block of docs/scale.md. */
export function saveBlock(name: string, content: string): void {
  writeFileSync(DOCUMENT, replaceBlock(readFileSync(DOCUMENT, 'utf8'), name, content));
}

function toFourDigits(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
