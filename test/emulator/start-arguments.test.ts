import { expect, test } from '@jest/globals';

import { readStartArguments } from '../../emulator/start-arguments.ts';

test('without anything it is port 4600', () => {
  expect(readStartArguments([], { EMULATOR_PORT: '' })).toEqual({ start: { port: 4600 } });
});

test('everything can be set', () => {
  const args = ['--host', '0.0.0.0', '--slow-ms', '10', '--rate=2', '--burst=5', '--data=x', '--reassociate'];
  expect(readStartArguments(args, { EMULATOR_PORT: '0' })).toEqual({
    start: {
      port: 0,
      host: '0.0.0.0',
      dataFile: 'x',
      allowReassociation: true,
      slowMs: 10,
      requestsPerSecond: 2,
      burst: 5,
    },
  });
});

test('--help lists every flag', () => {
  expect(readStartArguments(['--help'], {})).toEqual({
    help: expect.stringMatching(
      /--host ADDRESS.*--data FILE.*--reassociate.*--slow-ms N.*--rate N.*--burst N.*EMULATOR_PORT/s,
    ),
  });
});

test('a file without a name is refused', () => {
  expect(() => readStartArguments(['--data='], {})).toThrow('--data needs the name of a file.');
});

test.each([
  [[], '65536', 'EMULATOR_PORT must be a whole number from 0 to 65535, and is "65536".'],
  [[], 'http', 'EMULATOR_PORT must be a whole number from 0 to 65535, and is "http".'],
  [['--rate', '0'], '', '--rate must be a whole number from 1 to 100000, and is "0".'],
  [['--slow-ms', '1e3'], '', '--slow-ms must be a whole number from 0 to 600000, and is "1e3".'],
  [['--quick'], '', "Unknown option '--quick'"],
])('%j with port %j is refused with a sentence', (args, EMULATOR_PORT, sentence) => {
  expect(() => readStartArguments(args, { EMULATOR_PORT })).toThrow(sentence);
});
