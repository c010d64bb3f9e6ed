import { expect, test } from '@jest/globals';

import { readStartArguments } from '../../emulator/start-arguments.ts';

test('without anything it is port 4600', () => {
  expect(readStartArguments([], { EMULATOR_PORT: '' })).toEqual({ start: { port: 4600 } });
});

test('everything can be set', () => {
  const args = [
    '--host',
    '0.0.0.0',
    '--slow-ms',
    '10',
    '--rate=0.5',
    '--burst=5',
    '--data=x',
    '--reassociate',
  ];
  args.push('--port=0', '--empty', '--max-integrations=0', '--max-associations', '1000000');
  expect(readStartArguments(args, { EMULATOR_PORT: '1' })).toEqual({
    start: {
      port: 0,
      host: '0.0.0.0',
      dataFile: 'x',
      allowReassociation: true,
      slowMs: 10,
      requestsPerSecond: 0.5,
      burst: 5,
      seed: [],
      maxDataIntegrations: 0,
      maxAssociations: 1_000_000,
    },
  });
});

test('--help lists every flag', () => {
  expect(readStartArguments(['--help'], {})).toEqual({
    help: expect.stringMatching(
      /npm run emulator -- .*--host ADDRESS.*--seed FILE.*--empty.*--data FILE.*--reassociate.*--port N.*--slow-ms N.*--rate N.*--burst N.*--max-integrations N.*--max-associations N.*EMULATOR_PORT/s,
    ),
  });
});

test('a file without a name is refused', () => {
  expect(() => readStartArguments(['--data='], {})).toThrow('--data needs the name of a file.');
});

test.each([
  [[], '65536', 'EMULATOR_PORT must be a whole number from 0 to 65535, and is "65536".'],
  [[], 'http', 'EMULATOR_PORT must be a whole number from 0 to 65535, and is "http".'],
  [['--port', '65536'], '', '--port must be a whole number from 0 to 65535, and is "65536".'],
  [['--port', ''], '', '--port must be a whole number from 0 to 65535, and is "".'],
  [['--rate', '0'], '', '--rate must be a number from 0.001 to 100000, and is "0".'],
  [['--rate', '.5'], '', '--rate must be a number from 0.001 to 100000, and is ".5".'],
  [['--max-integrations', '-1'], '', /argument is ambiguous/],
  [['--max-assocations', '1'], '', 'Did you mean --max-associations?'],
  [['--sed', 'x'], '', 'Did you mean --seed?'],
  [['--empty', '--seed', 'x'], '', '--empty and --seed exclude each other: give one of them.'],
  [['--seed', '/nowhere.json'], '', 'Cannot read /nowhere.json: ENOENT'],
  [['--slow-ms', '1e3'], '', '--slow-ms must be a whole number from 0 to 600000, and is "1e3".'],
  [['--quick'], '', "Unknown option '--quick'"],
])('%j with port %j is refused with a sentence', (args, EMULATOR_PORT, sentence) => {
  expect(() => readStartArguments(args, { EMULATOR_PORT })).toThrow(sentence);
});

test.each(['data', 'empty', 'host'])(
  '--%s that npm kept for itself is not as if it were not there',
  (flag) => {
    const environment = { npm_lifecycle_event: 'emulator', [`npm_config_${flag}`]: 'x' };
    // Of --host 0.0.0.0, npm keeps the first word.
    for (const args of [[], ['0.0.0.0']]) {
      expect(() => readStartArguments(args, environment)).toThrow(`npm kept --${flag} for itself`);
    }
  },
);
