/** The signs of the console: drawn on a grid of 16, in the colour of the text. */
const PATHS = {
  arrow: 'M3 8h9.5M8.5 4l4 4-4 4',
  check: 'm4 8.5 2.7 2.7L12 5.5',
  chevron: 'm5 6.5 3 3 3-3',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  cross: 'm5 5 6 6m0-6-6 6',
  dash: 'M5 8h6',
  dots: 'M4.5 8h.01M8 8h.01M11.5 8h.01',
  pause: 'M6 4v8m4-8v8',
  play: 'm6 4 6 4-6 4z',
  question: 'M6.2 6.2a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.7-.8 1.2M8 11.6h.01',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6L13 6m0-3.5V6H9.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign beside a text that says the same: assistive technology passes it over. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
