import { expect, test } from '@jest/globals';

import { readStartSettings } from '../../local/start-settings.ts';

test.each([
  [{}, 3000, 4600],
  [{ PORT: '', EMULATOR_PORT: '' }, 3000, 4600],
  [{ PORT: '0', EMULATOR_PORT: '65535' }, 0, 65_535],
])('ports of %p', (environment, port, emulatorPort) => {
  expect(readStartSettings([], environment)).toEqual({ help: false, brief: false, port, emulatorPort });
});

test.each(['http', '-1', '65536', '3000.5', '1e3', '0x10', ' 3000', '99999999999999999999'])(
  'port %p is refused',
  (port) => {
    expect(() => readStartSettings([], { EMULATOR_PORT: port })).toThrow(
      `EMULATOR_PORT is "${port}" but must be a whole number from 0 to 65535.`,
    );
  },
);

test.each([
  [{}, 4700],
  [{ SIGN_IN_PORT: '0' }, 0],
])('--sign-in, with %j', (environment, signInPort) => {
  expect(readStartSettings(['--sign-in'], environment)).toMatchObject({ port: 3000, signInPort });
  expect(readStartSettings([], environment)).not.toHaveProperty('signInPort');
});

test.each(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'])('--sign-in with --host %s', (host) => {
  expect(readStartSettings(['--sign-in', '--host', host], {})).toMatchObject({ host, signInPort: 4700 });
});

test.each(['192.168.1.5', '127.0.0.2', 'fe80::1%eth0', 'laptop.example'])(
  '--sign-in with --host %s is refused: no browser would let the page sign in',
  (host) => {
    expect(() => readStartSettings(['--sign-in', '--host', host], {})).toThrow(
      `--sign-in works only where a browser reaches this machine as localhost, which --host ${host} prevents. Leave --host out, or give one of 127.0.0.1, `,
    );
    expect(readStartSettings(['--host', host], {})).toMatchObject({ host });
  },
);

test.each([
  [['--sign-on'], {}, "Unknown option '--sign-on'."],
  [['--signin'], {}, "Unknown option '--signin'. Did you mean --sign-in?"],
  [[], { SIGNIN_PORT: '1' }, 'SIGN_IN_PORT is probably meant'],
  [[], { SIGN_IN_PROT: '1' }, 'SIGN_IN_PORT is probably meant'],
  [['--sign-in'], { SIGN_IN_PORT: 'x' }, 'SIGN_IN_PORT is "x" but must be a whole number from 0 to 65535.'],
  [[], { SIGN_IN_PORT: 'x' }, 'SIGN_IN_PORT is "x" but must be a whole number from 0 to 65535.'],
  [['--sign-in=yes'], {}, '--sign-in'],
])('%j with %j is refused', (args, environment, sentence) => {
  expect(() => readStartSettings(args, environment)).toThrow(sentence);
});

test.each(['--help', '-h'])('%s asks for help, whatever the ports', (flag) => {
  expect(readStartSettings([flag], { PORT: 'http' })).toEqual({ help: true });
});

test('an unknown flag is refused', () => {
  expect(() => readStartSettings(['--port', '1'], {})).toThrow("Unknown option '--port'");
});

test.each(['sign-in', 'host', 'allow-host'])(
  '--%s that npm kept for itself is not as if it were not there',
  (flag) => {
    const environment = { npm_lifecycle_event: 'start', [`npm_config_${flag.replaceAll('-', '_')}`]: 'true' };
    // Of --host 0.0.0.0, npm keeps the first word.
    for (const args of [[], ['0.0.0.0']]) {
      expect(() => readStartSettings(args, environment)).toThrow(`npm kept --${flag} for itself`);
    }
  },
);
