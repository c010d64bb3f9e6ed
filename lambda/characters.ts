/** Whether a text has at most so many characters, as AWS counts them: Unicode code points, of one or two UTF-16 units. */
export function hasAtMostCharacters(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && Array.from(text).length <= most);
}
