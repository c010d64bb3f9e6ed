/** Lambda allows 4 KB of environment. */
const MAX_BYTES = 3000;

/** @returns a sentence where the page's function has no room for what the page is told */
export function roomProblems(name: string, told: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(told));
  if (bytes <= MAX_BYTES) return [];
  return [
    `${name} must fit into the environment of the page's function, ${MAX_BYTES} bytes as JSON, but has ${bytes}.`,
  ];
}
