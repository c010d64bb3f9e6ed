import { expect, test } from '@jest/globals';

import { refuseKept } from '../../../emulator/command/refuse-kept.ts';

const flags = ['host', 'allow-host', 'sign-in', 'data'];

test.each([
  ['start', { npm_config_sign_in: 'true' }, 'npm kept --sign-in for itself', 'npm run start -- --sign-in'],
  ['dev', { npm_config_sign_in: '' }, 'npm kept --sign-in for itself', 'npm run dev -- --sign-in'],
  ['emulator', { npm_config_data: 'a.json' }, 'npm kept --data for itself', 'npm run emulator -- --data'],
  [
    'start',
    { npm_config_allow_host: 'a' },
    'npm kept --allow-host for itself',
    'npm run start -- --allow-host',
  ],
  [
    'start',
    { npm_config_sign_in: 'true', npm_config_host: '::' },
    'npm kept --host --sign-in for itself',
    'npm run start -- --host --sign-in',
  ],
])('npm run %s without two dashes, as %j tells, is refused', (script, kept, said, instead) => {
  expect(() => refuseKept({ npm_lifecycle_event: script, ...kept }, flags)).toThrow(
    new Error(`${said}, because no two dashes came before. Write ${instead}`),
  );
});

test.each([
  {},
  { npm_lifecycle_event: 'start' },
  { npm_lifecycle_event: 'start', npm_config_loglevel: 'silent', npm_config_hosts: 'x' },
  // Started by hand, below some other npm.
  { npm_config_sign_in: 'true' },
])('%j is none of our business', (environment) => {
  expect(() => refuseKept(environment, flags)).not.toThrow();
});
