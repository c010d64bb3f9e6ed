import { expect, test } from '@jest/globals';

import { afterKey, CLOSED, OPENED } from '../../../web/picker/combobox.ts';
import type { Combobox } from '../../../web/picker/combobox.ts';

const press = (box: Combobox, ...keys: string[]) =>
  keys.reduce((before, key) => afterKey(before, key, 3) ?? before, box);

test('arrows open the list and go round through suggestions and text', () => {
  expect(press(CLOSED, 'ArrowDown')).toEqual({ isOpen: true, active: 0 });
  expect(press(CLOSED, 'ArrowUp')).toEqual({ isOpen: true, active: 2 });
  expect(press(OPENED, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toEqual(OPENED);
  expect(press(OPENED, 'ArrowDown', 'ArrowUp', 'ArrowUp')).toEqual({ isOpen: true, active: 2 });
});

test('a closed list begins anew', () => {
  expect(press({ isOpen: false, active: 2 }, 'ArrowDown')).toEqual({ isOpen: true, active: 0 });
});

test('with nothing to suggest, arrows stay on the text', () => {
  expect(afterKey(OPENED, 'ArrowDown', 0)).toEqual(OPENED);
});

test('Escape closes an open list only; other keys belong to the text', () => {
  expect(afterKey(OPENED, 'Escape', 3)).toEqual(CLOSED);
  expect(afterKey(CLOSED, 'Escape', 3)).toBeUndefined();
  expect(afterKey(OPENED, 'Enter', 3)).toBeUndefined();
  expect(afterKey(OPENED, 'Home', 3)).toBeUndefined();
});
