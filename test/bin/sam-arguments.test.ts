import { describe, expect, test } from '@jest/globals';

import { readSamArguments } from '../../bin/sam-arguments.ts';

const usual = { help: false, context: [], host: '127.0.0.1', port: 3000, forSam: [] };

test('nothing said is all of it', () => {
  expect(readSamArguments([])).toEqual(usual);
});

describe.each([
  [
    'apart',
    (long: string, short: string, value: string) => [
      [long, value],
      [short, value],
    ],
  ],
  ['with =', (long: string, short: string, value: string) => [[`${long}=${value}`], [`${short}=${value}`]]],
  ['together', (_: string, short: string, value: string) => [[`${short}${value}`]]],
])('flag and value %s', (_, spellings) => {
  test('context is for the synthesis, not for SAM', () => {
    for (const args of spellings('--context', '-c', 'allowedOrigins=http://localhost:5173')) {
      expect(readSamArguments(args)).toEqual({ ...usual, context: ['allowedOrigins=http://localhost:5173'] });
    }
  });

  test("the user's environment file is not SAM's", () => {
    for (const args of spellings('--env-vars', '-n', 'mine.json')) {
      expect(readSamArguments(args)).toEqual({ ...usual, environmentFile: 'mine.json' });
    }
  });

  test('the port is known here, and to SAM', () => {
    for (const args of spellings('--port', '-p', '3001')) {
      expect(readSamArguments(args)).toEqual({ ...usual, port: 3001, forSam: ['--port', '3001'] });
    }
  });

  test('a template of their own is refused', () => {
    for (const args of spellings('--template', '-t', 'mine.yaml')) {
      expect(() => readSamArguments(args)).toThrow('The template is made anew here: leave --template out');
    }
  });
});

test('all else goes to SAM, in its order', () => {
  const args = [
    '--warm-containers',
    'EAGER',
    '--debug',
    '-c',
    'pageCache=9s',
    '--host',
    '0.0.0.0',
    '-c',
    'auth=open',
  ];
  expect(readSamArguments(args)).toEqual({
    ...usual,
    context: ['pageCache=9s', 'auth=open'],
    host: '0.0.0.0',
    forSam: ['--warm-containers', 'EAGER', '--debug', '--host', '0.0.0.0'],
  });
});

test.each(['--help', '-h'])('%s asks for help', (flag) => {
  expect(readSamArguments([flag])).toMatchObject({ help: true });
});

test.each([
  [['--port'], '--port needs a value.'],
  [['--env-vars='], '--env-vars needs a value.'],
  [['-p', '65536'], '--port must be a whole number from 1 to 65535, and is "65536".'],
  [['-p', '0'], '--port must be a whole number from 1 to 65535, and is "0".'],
  [['--port', 'http'], '--port must be a whole number from 1 to 65535, and is "http".'],
  [['-c', 'allowedOrigins'], '--context must be name=value, and is "allowedOrigins".'],
  [['-c', 'stage=prod'], 'The stage is "sam" here: leave it out.'],
  [['--template-file', 'x'], 'The template is made anew here: leave --template-file out'],
])('%p is refused', (args, sentence) => {
  expect(() => readSamArguments(args)).toThrow(sentence);
});
