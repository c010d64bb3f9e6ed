import { expect, test } from '@jest/globals';

import { createProgress } from '../../../local/watch/progress.ts';

const soFar = { failedRuns: 0, dataIntegrations: 20, associations: 7, calls: 3, isListed: true };

function shownOn(output: { isTTY?: boolean; columns?: number }) {
  const shown: string[] = [];
  const progress = createProgress({ write: (text) => void shown.push(text), ...output });
  return { progress, shown };
}

test('in a terminal one line says what is asked for, and is gone in the end', () => {
  const { progress, shown } = shownOn({ isTTY: true, columns: 80 });
  progress.onCall('', { ...soFar, dataIntegrations: 0, calls: 0 });
  progress.onCall('claims\n', soFar);
  progress.end();
  expect(shown).toEqual([
    '\r\u001b[2KCall 1: the list of data integrations',
    String.raw`${'\r\u001b[2K'}Call 4, 20 data integrations: claims\u{a}`,
    '\r\u001b[2K',
  ]);
});

test('the line never goes on in the next one', () => {
  const { progress, shown } = shownOn({ isTTY: true, columns: 40 });
  progress.onCall('a'.repeat(255), soFar);
  expect(shown[0]).toBe('\r\u001b[2KCall 4, 20 data integrations: aaaaaaaa…');
});

test('where no terminal shows it, there is none', () => {
  const { progress, shown } = shownOn({});
  progress.onCall('claims', soFar);
  progress.end();
  expect(shown).toEqual([]);
});
