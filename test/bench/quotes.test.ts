import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { drawResults, quoteResults } from '../../bench/quotes.ts';
import { replaceBlock } from '../../bench/report/markdown.ts';

// When one of these fails, `node bench/quote.ts` writes the documents anew.

test.each(quoteResults())('$document quotes the results: $name', ({ document, name, content }) => {
  const text = readFileSync(document, 'utf8');
  expect(replaceBlock(text, name, content)).toBe(text);
});

test.each(Object.entries(drawResults()))('the picture %s shows the results', (name, svg) => {
  expect(readFileSync(`bench/results/${name}.svg`, 'utf8')).toBe(svg);
});

test('no document has a block that nobody writes', () => {
  const written = quoteResults().map(({ document, name }) => `${document}: ${name}`);
  const found = ['README.md', 'SECURITY.md', 'docs/deploy.md', 'docs/scale.md'].flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/<!-- ([^/>]+) -->/g)].map(
      ([, name]) => `${document}: ${name}`,
    ),
  );
  expect(found.toSorted()).toEqual(written.toSorted());
});
