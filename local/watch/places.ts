/** What a terminal shows two places wide. Source: Unicode Standard Annex #11, for the scripts that names are written in. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u{3000}-\u{303e}\u{ff01}-\u{ff60}]/u;

const graphemes = new Intl.Segmenter();

/** A text in so many places, with an ellipsis where it does not fit. */
export function cut(text: string, places: number): string {
  if (placesOf(text) <= places) return text;
  let shown = '';
  for (const { segment } of graphemes.segment(text)) {
    if (placesOf(shown) + placesOf(segment) > places - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** How many places of a terminal's line a text takes. */
export function placesOf(text: string): number {
  let places = 0;
  for (const { segment } of graphemes.segment(text)) places += WIDE.test(segment) ? 2 : 1;
  return places;
}
