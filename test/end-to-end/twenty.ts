import { CreateDataIntegrationCommand } from '@aws-sdk/client-appintegrations';

import { defaultSeed } from '../../emulator/state/default-seed.ts';
import { sdkClient } from '../emulator/sdk-client.ts';
import type { EmulatedBff } from '../local/under-contract.ts';

/** Added to those the emulator begins with: together as many as AWS allows in a Region, three pages of seven. */
const added = Array.from({ length: 20 - defaultSeed.length }, (_, index) => `added-${index + 1}`);

/** The names of the twenty data integrations, in order. */
export const twentyNames: readonly string[] = [...defaultSeed.map(({ Name }) => Name), ...added];

/** Fills the emulator up to AWS's quota, and forgets that this was asked of it. */
export async function addUpToTwenty({ emulator }: EmulatedBff): Promise<void> {
  const client = sdkClient(emulator);
  for (const Name of added) {
    const command = new CreateDataIntegrationCommand({ Name, KmsKey: 'test-key', SourceURI: `s3://${Name}` });
    await client.send(command);
  }
  client.destroy();
  emulator.requests.clear();
}
