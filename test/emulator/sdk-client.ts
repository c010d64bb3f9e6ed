import { AppIntegrationsClient } from '@aws-sdk/client-appintegrations';

import type { Emulator } from '../../emulator/server.ts';
import { canaries } from '../canaries.ts';

/** The unmodified AWS SDK, pointed at the emulator; one attempt, unless a test is about retries. */
export function sdkClient({ url }: Pick<Emulator, 'url'>, maxAttempts = 1): AppIntegrationsClient {
  return new AppIntegrationsClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: {
      accessKeyId: 'test-key',
      secretAccessKey: canaries.secretAccessKey,
      sessionToken: canaries.sessionToken,
    },
    maxAttempts,
  });
}
