import type { Environment } from '../../lambda/settings.ts';

/** What Lambda would set, with a secret in place of KMS; test values all. */
export const testEnvironment: Environment = {
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: 'test-secret-access-key',
  CURSOR_SECRET: 'test-secret-test-secret-test-secret!',
};
