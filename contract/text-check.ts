import type { TextParameterSchema } from './parameters.ts';

/** Makes what says whether a text keeps to a schema. Half of a surrogate pair is no Unicode, and so in no text. */
export function createTextCheck({
  minLength,
  maxLength,
  pattern,
  not,
}: TextParameterSchema): (text: string) => boolean {
  const expression = new RegExp(pattern, 'u');
  return (text) =>
    text.isWellFormed() &&
    text.length >= minLength &&
    hasAtMostCharacters(text, maxLength) &&
    expression.test(text) &&
    !not?.enum.includes(text);
}

/** Whether a text has at most so many characters, as AWS counts them: Unicode code points, of one or two UTF-16 units. */
export function hasAtMostCharacters(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && Array.from(text).length <= most);
}
