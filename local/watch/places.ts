/** What a terminal shows two places wide. Source: Unicode Standard Annex #11, for the scripts that names are written in. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u{3000}-\u{303e}\u{ff01}-\u{ff60}]/u;

const graphemes = new Intl.Segmenter();

/** How many places of a terminal's line a text takes. */
export function placesOf(text: string): number {
  let places = 0;
  for (const { segment } of graphemes.segment(text)) places += WIDE.test(segment) ? 2 : 1;
  return places;
}

/** A text in so many places, with an ellipsis where it does not fit. */
export function cut(text: string, places: number): string {
  return placesOf(text) <= places ? text : `${beginning(text, places - 1)}…`;
}

/** A text in lines of so many places, at least two, broken between words where it can be. */
export function wrap(text: string, places: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (placesOf(rest) > places) {
    const most = beginning(rest, places);
    const space = rest[most.length] === ' ' ? most.length : most.lastIndexOf(' ');
    const line = space > 0 ? rest.slice(0, space) : most;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return [...lines, rest];
}

function beginning(text: string, places: number): string {
  let left = places;
  let shown = '';
  for (const { segment } of graphemes.segment(text)) {
    left -= placesOf(segment);
    if (left < 0) break;
    shown += segment;
  }
  return shown;
}
