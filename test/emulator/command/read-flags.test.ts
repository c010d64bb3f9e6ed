import { expect, test } from '@jest/globals';

import { hostFlags, readHostFlags } from '../../../emulator/command/host-flags.ts';
import { readFlags } from '../../../emulator/command/read-flags.ts';

const options = {
  ...hostFlags,
  help: { type: 'boolean', short: 'h' },
  'slow-ms': { type: 'string' },
} as const;

test.each([
  ['--hots', 'Did you mean --host?'],
  ['--hots=0.0.0.0', 'Did you mean --host?'],
  ['--Host', 'Did you mean --host?'],
  ['--allowhost', 'Did you mean --allow-host?'],
  ['--allowed-host', 'Did you mean --allow-host?'],
  ['--slow_ms', 'Did you mean --slow-ms?'],
  ['-host', 'Did you mean --host?'],
  ['-host=0.0.0.0', 'Did you mean --host?'],
  ['--hlep', 'Did you mean --help?'],
])('%s is refused, and the flag that was meant is named', (flag, hint) => {
  const [name] = flag.split('=');
  expect(() => readFlags([flag], options)).toThrow(
    new Error(`Unknown option '${name}'. ${hint} The flag --help lists all.`),
  );
});

test.each(['--quick', '-x', '--constructor', '--no-host'])('%s is refused, and nothing was meant', (flag) => {
  expect(() => readFlags([flag], options)).toThrow(/^Unknown option '-[^ ]+'\. The flag --help lists all\.$/);
});

test.each([['0.0.0.0'], ['--host'], ['--help=yes']])('%j is refused', (...args) => {
  expect(() => readFlags(args, options)).toThrow(/argument/);
});

test.each([
  [['--slow-ms', '1', '--slow-ms=2'], '--slow-ms'],
  [['--host=a', '--host=a'], '--host'],
])('%j is refused, as one of them would count for nothing', (args, flag) => {
  expect(() => readFlags(args, options)).toThrow(new Error(`${flag} is given twice: give it once.`));
});

test.each([
  [['--host'], "Option '--host <value>' argument missing."],
  [['word'], "Unexpected argument 'word'. This command does not take positional arguments."],
  [['--help=1'], "Option '-h, --help' does not take an argument."],
])('%j is refused in whole sentences', (args, sentence) => {
  expect(() => readFlags(args, options)).toThrow(expect.objectContaining({ message: sentence }));
});

test.each([
  [[], {}],
  [['--host', '0.0.0.0'], { host: '0.0.0.0' }],
  [['--host', 'fe80::1%eth0'], { host: 'fe80::1%eth0' }],
  [['--help', '-h'], {}],
  [['--allow-host', 'A.test', '--allow-host=[2001:db8::1]'], { allowedHosts: ['a.test', '2001:db8::1'] }],
])('%j is read', (args, read) => {
  expect(readHostFlags(readFlags(args, options))).toEqual(read);
});

test.each([
  [['--host', ''], '--host must be an address or a name of this machine, without a port, and is "".'],
  [['--host', '0.0.0.0:3000'], '--host must be an address or a name of this machine, without a port'],
  [['--host', 'http://localhost'], '--host must be an address or a name of this machine'],
  [['--allow-host', '*.example.com'], '--allow-host: "*.example.com" is no host to allow.'],
  [['--allow-host', ''], '--allow-host: "" is no host to allow.'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => readHostFlags(readFlags(args, options))).toThrow(sentence);
});
