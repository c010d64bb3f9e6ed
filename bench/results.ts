import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { replaceBlock } from './report/markdown.ts';

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));
const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Keeps figures as bench/results/NAME.json, measured ones to four digits: the others are noise. */
export function saveFigures(name: string, figures: unknown): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(figures, toFourDigits, 2)}\n`);
}

/** What {@link saveFigures} has kept. Tables and pictures are made of this, so that they say the same. */
export function readFigures(name: string): unknown {
  return JSON.parse(readFileSync(`${RESULTS}${name}.json`, 'utf8'));
}

/** Keeps a picture as bench/results/NAME.svg. */
export function saveChart(name: string, svg: string): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.svg`, svg);
}

/** Replaces the named block of a document. */
export function saveBlock(document: string, name: string, content: string): void {
  const file = ROOT + document;
  writeFileSync(file, replaceBlock(readFileSync(file, 'utf8'), name, content));
}

function toFourDigits(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
