/** A text field with a list of suggestions. Source: WAI-ARIA Authoring Practices, "Combobox". */
export interface Combobox {
  isOpen: boolean;
  /** Index of the suggestion the arrow keys are on; -1: the text itself. */
  active: number;
}

export const CLOSED: Combobox = { isOpen: false, active: -1 };
export const OPENED: Combobox = { isOpen: true, active: -1 };

/** What a key does to it, or `undefined` for keys that are the text field's own. */
export function afterKey(box: Combobox, key: string, count: number): Combobox | undefined {
  switch (key) {
    case 'ArrowDown':
      return moved(box, 1, count);
    case 'ArrowUp':
      return moved(box, -1, count);
    case 'Escape':
      return box.isOpen ? CLOSED : undefined;
    default:
      return undefined;
  }
}

/** Round and round: after the last suggestion comes the text, then the first. */
function moved(box: Combobox, step: 1 | -1, count: number): Combobox {
  const from = box.isOpen ? box.active : -1;
  const places = count + 1;
  return { isOpen: true, active: ((from + 1 + step + places) % places) - 1 };
}
