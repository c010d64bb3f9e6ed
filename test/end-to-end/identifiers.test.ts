import { ListDataIntegrationAssociationsCommand } from '@aws-sdk/client-appintegrations';
import { afterAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { isReserved } from '../../emulator/faults/reserved.ts';
import { anyCharacter } from '../any-character.ts';
import { sdkClient } from '../emulator/sdk-client.ts';
import { routeUrl, startWhole } from './whole.ts';

const whole = await startWhole();
const client = sdkClient(whole.gateway);

afterAll(async () => {
  client.destroy();
  await whole.close();
});

function lastIdentifier(): string | undefined {
  return whole.emulator.requests.recent().at(-1)?.identifier;
}

const meant = [
  'arn:aws:app-integrations:us-east-1:111122223333:data-integration/1137b15c-7797-4a84-ac24-e8dca5cb966d',
  'arn:aws-us-gov:app-integrations:us-gov-west-1:111122223333:data-integration/crm',
  'crm/accounts.eu',
  '/',
  ' spaces  around and within ',
  '100%',
  '%2F',
  '%252F%zz',
  'a+b',
  'a b+c 100%/é',
  '?nextToken=x&maxResults=1#fragment',
  '\u260e\ufe0f \u{1F600}',
  'مركز الاتصال',
  '\u200fעברית\u200e',
  'line\nbreak',
  'x'.repeat(255),
  '\u{1F600}'.repeat(255),
];

test.each(meant)('%j reaches AppIntegrations as it is meant, from fetch', async (identifier) => {
  const response = await fetch(routeUrl(whole, identifier));
  expect([200, 404]).toContain(response.status);
  expect(lastIdentifier()).toBe(identifier);
});

test.each(meant)('%j reaches AppIntegrations as it is meant, from the AWS SDK', async (identifier) => {
  const command = new ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier: identifier });
  await client.send(command).catch(({ name }) => expect(name).toBe('ResourceNotFoundException'));
  expect(lastIdentifier()).toBe(identifier);
});

test('any identifier reaches AppIntegrations as it is meant', async () => {
  const identifiers = fc
    .string({ unit: anyCharacter, minLength: 1, maxLength: 60 })
    // No URL can say these two: clients take them for steps in a path, however they are spelled.
    .filter((text) => /\S/.test(text) && text !== '.' && text !== '..' && !isReserved(text));
  await fc.assert(
    fc.asyncProperty(identifiers, async (identifier) => {
      const { status } = await fetch(routeUrl(whole, identifier));
      expect([200, 404]).toContain(status);
      expect(lastIdentifier()).toBe(identifier);
    }),
    { numRuns: 40 },
  );
});
