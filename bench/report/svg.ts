/** Colours by class, for pages in light and in dark: the reader's own setting decides. */
const STYLE = `
text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 13px; }
.quiet { fill: #59636e; }
.bar { fill: #afb8c1; }
.bar.ours { fill: #0969da; }
.grid { stroke: #d1d9e0; stroke-width: 1; }
.line { fill: none; stroke-width: 2; }
.c0 { stroke: #cf222e; } .c1 { stroke: #0969da; } .c2 { stroke: #9a6700; } .c3 { stroke: #1a7f37; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .quiet { fill: #9198a1; }
  .bar { fill: #656c76; }
  .bar.ours { fill: #4493f8; }
  .grid { stroke: #3d444d; }
  .c0 { stroke: #f85149; } .c1 { stroke: #4493f8; } .c2 { stroke: #d29922; } .c3 { stroke: #3fb950; }
}`;

/** A whole SVG picture that is read in light and in dark, `description` for those who cannot see it. */
export function svgDocument(width: number, height: number, description: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escapeXml(description)}</title>
<style>${STYLE}
</style>
${content}
</svg>
`;
}

/** Text at a place; `classes` choose its look, `anchor` which end of it is at `x`. */
export function svgText(
  x: number,
  y: number,
  text: string,
  { classes = '', anchor = 'start' }: { classes?: string; anchor?: 'start' | 'middle' | 'end' } = {},
): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${classes && ` class="${classes}"`}>${escapeXml(text)}</text>`;
}

/** A length or place, short enough to read. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
