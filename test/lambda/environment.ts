import type { Environment } from '../../lambda/settings.ts';
import { canaries } from '../canaries.ts';

/** What Lambda would set, with a secret in place of KMS; test values all. */
export const testEnvironment: Environment = {
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
  CURSOR_SECRET: canaries.cursorSecret,
};
