import { round, svgDocument, svgText } from './svg.ts';

/** One line: its points from left to right. */
export interface Series {
  label: string;
  points: readonly (readonly [x: number, y: number])[];
}

/** How the values of an axis are laid out. */
export interface Axis {
  label: string;
  scale: 'linear' | 'logarithmic';
  ticks: readonly number[];
}

/** Lines over shared axes. */
export interface LinePanel {
  title: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
}

const PANEL_WIDTH = 480;
const PANEL_HEIGHT = 300;
const PLOT = { left: 60, right: 452, top: 34, bottom: 244 };
const LEGEND_HEIGHT = 30;
const COLUMNS = 2;

/** Beside its colour each series has a dash of its own, for those who do not see the colours. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

/** A picture of panels of lines, two side by side, with one legend for all. */
export function lineChart(description: string, panels: readonly LinePanel[]): string {
  const labels = [...new Set(panels.flatMap(({ series }) => series.map(({ label }) => label)))];
  const width = PANEL_WIDTH * COLUMNS;
  const content = [
    ...labels.map((label, index) => drawLegend(label, index, (width - PLOT.left) / labels.length)),
    ...panels.map((panel, index) => {
      const x = (index % COLUMNS) * PANEL_WIDTH;
      const y = LEGEND_HEIGHT + Math.floor(index / COLUMNS) * PANEL_HEIGHT;
      return `<g transform="translate(${x} ${y})">\n${drawPanel(panel)}\n</g>`;
    }),
  ];
  const height = LEGEND_HEIGHT + Math.ceil(panels.length / COLUMNS) * PANEL_HEIGHT;
  return svgDocument(width, height, description, content.join('\n'));
}

function drawLegend(label: string, index: number, room: number): string {
  const x = PLOT.left + index * room;
  return [
    `<line class="line c${index}" x1="${round(x)}" x2="${round(x + 28)}" y1="16" y2="16"${dash(index)}/>`,
    svgText(x + 34, 20, label),
  ].join('\n');
}

function drawPanel({ title, x, y, series }: LinePanel): string {
  const toX = scale(x, PLOT.left, PLOT.right);
  const toY = scale(y, PLOT.bottom, PLOT.top);
  return [
    svgText(8, 20, title, { classes: 'title' }),
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${round(toY(tick))}" y2="${round(toY(tick))}"/>`,
      svgText(PLOT.left - 8, toY(tick) + 4, shown(tick), { classes: 'quiet', anchor: 'end' }),
    ]),
    ...x.ticks.map((tick) =>
      svgText(toX(tick), PLOT.bottom + 18, shown(tick), { classes: 'quiet', anchor: 'middle' }),
    ),
    svgText((PLOT.left + PLOT.right) / 2, PLOT.bottom + 38, x.label, { classes: 'quiet', anchor: 'middle' }),
    ...series.map(({ points }, index) => {
      const path = points.map(([px, py]) => `${round(toX(px))},${round(toY(py))}`).join(' ');
      return `<polyline class="line c${index}" points="${path}"${dash(index)}/>`;
    }),
  ].join('\n');
}

/** Maps a value to its place; values beyond the ticks stay at the edge. */
function scale({ scale, ticks }: Axis, from: number, to: number): (value: number) => number {
  const place = scale === 'logarithmic' ? Math.log10 : (value: number) => value;
  const least = Math.min(...ticks);
  const most = Math.max(...ticks);
  return (value) => {
    const within = Math.min(Math.max(value, least), most);
    return from + ((place(within) - place(least)) / (place(most) - place(least))) * (to - from);
  };
}

function dash(index: number): string {
  const pattern = DASHES[index % DASHES.length] ?? '';
  return pattern && ` stroke-dasharray="${pattern}"`;
}

function shown(value: number): string {
  return value.toLocaleString('en-US');
}
