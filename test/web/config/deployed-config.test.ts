import { expect, test } from '@jest/globals';

import { pageConfig } from '../../../lib/console/console-config.ts';
import type { SignIn } from '../../../lib/console/sign-in.ts';
import { readConfig } from '../../../web/config/config.ts';
import { readSignIn } from '../../../web/config/sign-in-config.ts';

const client = { by: 'openid', issuer: 'https://login.example.com/realms/one', clientId: 'console' } as const;

test.each<[string, Extract<SignIn, { by: 'openid' }>]>([
  ['least', client],
  [
    'most',
    {
      ...client,
      scope: 'openid email',
      signOut: 'cognito',
      parameters: { audience: 'https://api.example.com' },
      connectTo: ['https://tokens.example.com'],
    },
  ],
])('the page takes what a stack tells it of a provider: %s', (_, signIn) => {
  const { config } = pageConfig({ by: 'anyone' }, signIn);
  const read = readSignIn(readConfig(config).signIn as Record<string, unknown>);
  const { by: _by, connectTo: _connectTo, ...told } = signIn;
  expect(read).toMatchObject(told);
});

test('and of no provider', () => {
  expect(readConfig(pageConfig({ by: 'anyone' }).config).signIn).toBe('none');
});
