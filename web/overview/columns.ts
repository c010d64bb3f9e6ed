/** The columns of the overview, in order. Narrow screens show the names inside the cells. */
export const columns = {
  integration: { name: 'Data integration' },
  run: { name: 'Worst last run', note: 'AWS tells no time of it' },
  count: { name: 'Associations' },
  asked: { name: 'As of', note: 'when AWS answered' },
} as const satisfies Record<string, { name: string; note?: string }>;
