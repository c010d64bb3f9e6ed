import { expect, test } from '@jest/globals';

import { startEmulator } from './start-emulator.ts';

/** What plain JavaScript can pass. */
const start = (options: Record<string, unknown>) => startEmulator(options);

/** JSON has no words for it. */
const cyclic: Record<string, unknown> = {};
cyclic['itself'] = cyclic;

test.each([
  [{ maxAssociation: 5 }, 'The emulator has no option "maxAssociation". Did you mean maxAssociations?'],
  [{ datafile: 'x' }, 'The emulator has no option "datafile". Did you mean dataFile?'],
  [{ colour: 'red' }, 'The emulator has no option "colour". There are port, host, '],
  [{ port: '4600' }, 'The option port must be a whole number from 0 to 65535, and is "4600".'],
  [{ port: 65_536 }, 'The option port must be a whole number from 0 to 65535, and is 65536.'],
  [{ requestsPerSecond: 0 }, 'The option requestsPerSecond must be a number from 0.001 to 100000, and is 0.'],
  [{ slowMs: 0.5 }, 'The option slowMs must be a whole number from 0 to 600000, and is 0.5.'],
  [{ slowMs: Number.NaN }, 'The option slowMs must be a whole number from 0 to 600000, and is null.'],
  [{ dataFile: '' }, 'The option dataFile must be a string, not empty, and is "".'],
  [{ port: 1n }, 'The option port must be a whole number from 0 to 65535, and is bigint.'],
  [{ dataFile: cyclic }, 'The option dataFile must be a string, not empty, and is object.'],
  [{ allowedHosts: [5] }, 'The option allowedHosts must be a list of strings, and is [5].'],
  [{ allowedHosts: Array(1) }, 'The option allowedHosts must be a list of strings, and is [null].'],
  [{ allowedHosts: ['*'] }, 'allowedHosts: "*" is no host to allow.'],
  [{ seed: Array(1) }, 'seed.0 must be an object.'],
  [
    {
      seed: [
        { Name: 'a', associations: [{ LastExecutionStatus: { ExecutionStatus: Object.create(null) } }] },
      ],
    },
    'seed.0.associations.0.LastExecutionStatus.ExecutionStatus must satisfy enum value set',
  ],
  [{ seed: {} }, 'The option seed must be a list, and is {}.'],
  [{ now: 5 }, 'The option now must be a function, and is 5.'],
  [{ allowReassociation: 'yes' }, 'The option allowReassociation must be a boolean, and is "yes".'],
  [{ allowReassociation: () => true }, 'The option allowReassociation must be a boolean, and is function.'],
  [
    { seed: [{ name: 'a' }] },
    'seed.0.name is no member that is known: Name is probably meant. seed.0.Name must not be null.',
  ],
  [{ seed: [{ Name: 'a' }, { Name: 'a' }] }, 'seed.1.Name is "a", as seed.0.Name is: give each its own.'],
])('%p is refused with a sentence', async (options, sentence) => {
  await expect(start(options)).rejects.toThrow(sentence);
});

test('what is undefined is absent, and half a request a second is a rate', async () => {
  const emulator = await start({ port: undefined, seed: undefined, requestsPerSecond: 0.5 });
  const list = () => fetch(`${emulator.url}/dataIntegrations`);
  expect((await list()).status).toBe(200);
  expect((await list()).status).toBe(429);
  emulator.clock.advance(2);
  expect((await list()).status).toBe(200);
  await emulator.close();
});

test('a seed counts as it was at the start, and what is null in it is absent', async () => {
  const configuration = { ExecutionMode: 'ON_DEMAND' };
  const associations = [{ ExecutionConfiguration: configuration, LastExecutionStatus: null }];
  const seed = [
    { Name: 'a', Arn: undefined, associations },
    { Name: 'b', Id: null, associations: null },
  ];
  const emulator = await start({ seed });
  configuration.ExecutionMode = 'SCHEDULED';
  const list = async () => (await fetch(`${emulator.url}/dataIntegrations/a/associations`)).json();
  const before = await list();
  expect(before).toMatchObject({
    DataIntegrationAssociations: [
      {
        DataIntegrationArn: expect.stringMatching(/^arn:/),
        ExecutionConfiguration: { ExecutionMode: 'ON_DEMAND' },
      },
    ],
  });
  emulator.reset();
  expect(await list()).toEqual(before);
  await emulator.close();
});
