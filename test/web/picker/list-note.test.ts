import { expect, test } from '@jest/globals';

import { AssociationsError } from '../../../client/index.ts';
import { listNote } from '../../../web/picker/list-note.ts';
import type { Listing } from '../../../web/picker/list-note.ts';

const whole: Listing = {
  isEnabled: true,
  isPending: false,
  isLoadingError: false,
  hasNextPage: false,
  error: null,
};
const denied = new AssociationsError('no', { code: 'AccessDeniedException', status: 403 });

test.each<[string, Partial<Listing>, string | undefined]>([
  ['a list that is all there', {}, undefined],
  ['no list', { isEnabled: false, isPending: true }, undefined],
  ['a list on its way', { isPending: true }, 'Loading the list of data integrations …'],
  ['the beginning of a list', { hasNextPage: true }, 'There is more.'],
  [
    'a list that failed',
    { isLoadingError: true, error: denied },
    'The list of data integrations did not load (403 AccessDeniedException). A name, a UUID or an ARN can be typed all the same.',
  ],
  [
    'a list that failed, nobody knows why',
    { isLoadingError: true, error: new Error('x') },
    'The list of data integrations did not load. A name, a UUID or an ARN can be typed all the same.',
  ],
  [
    'a list that failed on the way',
    { hasNextPage: true, error: denied },
    'The list of data integrations did not load to its end (403 AccessDeniedException). What is missing can be typed.',
  ],
  ['a whole list that was not to be had anew', { error: denied }, undefined],
])('%s is spoken of like that', (_, listing, note) => {
  expect(listNote({ ...whole, ...listing }, 'There is more.')).toBe(note);
});
