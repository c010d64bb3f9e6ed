import { expect, test } from '@jest/globals';

import { matching } from '../../../web/picker/match.ts';

const integrations = [
  { identifier: 'crm/accounts.eu', description: 'Accounts for customer profiles' },
  { identifier: 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/x', name: 'Zendesk' },
];
const found = (typed: string) =>
  matching(integrations, typed).map(({ identifier }) =>
    integrations.findIndex((each) => each.identifier === identifier),
  );

test('every word typed has to occur somewhere', () => {
  expect(found('')).toEqual([0, 1]);
  expect(found('  ')).toEqual([0, 1]);
  expect(found('ACCOUNTS profiles')).toEqual([0]);
  expect(found('zen us-east')).toEqual([1]);
  expect(found('accounts zendesk')).toEqual([]);
  expect(found('.*')).toEqual([]);
});
