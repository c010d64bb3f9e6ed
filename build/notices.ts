import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ShippedPackage } from './shipped-packages.ts';

/** The file's name, wherever code of others is shipped. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

const INTRODUCTION = `THIRD-PARTY NOTICES

What lies here holds code of the packages below: minified, without parts that are not used, and with others replaced
by shorter ones. Each license is as its packages bring it.
`;

const NOTHING = `THIRD-PARTY NOTICES

What lies here holds no code of other packages.
`;

/** What licenses and notices are called. */
const TEXT_FILE = /^(licen[cs]es?|copying|notices?|copyright)\b/i;

/**
 * The text that the licenses of these packages ask to be passed on. It is the same wherever it is made. Equal texts are there once.
 *
 * @throws Error where a package brings no text and its license names none that is the same for all.
 */
export function noticesOf(packages: readonly ShippedPackage[]): string {
  if (packages.length === 0) return NOTHING;
  const texts = Map.groupBy(packages, textOf);
  const parts = Array.from(texts, ([text, sharing]) => {
    const names = sharing.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${names.join('\n')}\n\n${text}\n`;
  });
  return [INTRODUCTION, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

function textOf(shipped: ShippedPackage): string {
  const { folder } = shipped;
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  if (files.length === 0) return standardText(shipped);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  return texts.map((text) => text.replace(/^\s*\n/, '').trimEnd()).join('\n\n');
}

/** For a package that says which license it has, and forgets to bring its text. */
function standardText({ name, version, license, author }: ShippedPackage): string {
  if (license === 'MIT') return `MIT License\n\nCopyright (c) ${author}\n\n${MIT}`;
  if (license === 'Apache-2.0') {
    const own = readFileSync(join(import.meta.dirname, '../LICENSE'), 'utf8');
    const [terms = ''] = own.replace(/^\s*\n/, '').split(/^ *END OF TERMS AND CONDITIONS$/m, 1);
    return `${terms.trimEnd()}\n\n   END OF TERMS AND CONDITIONS\n\n   Copyright ${author}`;
  }
  throw new Error(
    `${name} ${version} brings no text of its license, ${license}, and build/notices.ts knows none: add it there.`,
  );
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
