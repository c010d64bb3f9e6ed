import { round, svgDocument, svgText } from './svg.ts';

/** One bar; `ours` sets it off from the others. */
export interface Bar {
  label: string;
  value: number | null;
  ours: boolean;
}

/** Bars that share a scale. */
export interface BarPanel {
  title: string;
  bars: readonly Bar[];
  /** Decimals of the numbers beside the bars. */
  decimals: number;
}

const PANEL_WIDTH = 480;
const LABEL_WIDTH = 232;
const VALUE_WIDTH = 48;
const ROW_HEIGHT = 21;
const BAR_HEIGHT = 13;
const HEAD_HEIGHT = 34;
const COLUMNS = 2;

/** A picture of several panels of bars, two side by side. */
export function barChart(description: string, panels: readonly BarPanel[]): string {
  const rows = Math.max(...panels.map(({ bars }) => bars.length));
  const panelHeight = HEAD_HEIGHT + rows * ROW_HEIGHT + 16;
  const content = panels.map((panel, index) => {
    const x = (index % COLUMNS) * PANEL_WIDTH;
    const y = Math.floor(index / COLUMNS) * panelHeight;
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel)}\n</g>`;
  });
  const height = Math.ceil(panels.length / COLUMNS) * panelHeight;
  return svgDocument(PANEL_WIDTH * COLUMNS, height, description, content.join('\n'));
}

function drawPanel({ title, bars, decimals }: BarPanel): string {
  const longest = Math.max(...bars.map(({ value }) => value ?? 0));
  const room = PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH - 16;
  const rows = bars.map(({ label, value, ours }, index) => {
    const y = HEAD_HEIGHT + index * ROW_HEIGHT;
    const width = value === null ? 0 : (value / longest) * room;
    const bar = `<rect class="bar${ours ? ' ours' : ''}" x="${LABEL_WIDTH}" y="${y}" width="${round(width)}" height="${BAR_HEIGHT}" rx="2"/>`;
    const text = value === null ? 'not measured' : value.toFixed(decimals);
    return [
      svgText(LABEL_WIDTH - 8, y + 11, label, { anchor: 'end' }),
      bar,
      svgText(LABEL_WIDTH + width + 6, y + 11, text, { classes: 'quiet' }),
    ].join('\n');
  });
  return [svgText(8, 20, title, { classes: 'title' }), ...rows].join('\n');
}
