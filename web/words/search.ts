import { visible } from './visible.ts';

/** Whether a text holds every word typed, in any order and case: as it is, or as it is shown. */
export function finder(typed: string): (text: string) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    if (words.length === 0) return true;
    const all = `${text} ${visible(text)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
}
