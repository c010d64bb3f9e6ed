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

test.each(['--help', '-h'])('%s asks for help, whatever the ports', (flag) => {
  expect(readStartSettings([flag], { PORT: 'http' })).toEqual({ help: true });
});

test('an unknown flag is refused', () => {
  expect(() => readStartSettings(['--port', '1'], {})).toThrow("Unknown option '--port'");
});
