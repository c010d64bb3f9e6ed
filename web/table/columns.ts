/** The columns of the table, in order. Narrow screens show the names inside the cells. */
export const columns = {
  run: 'Last run',
  destination: 'Destination',
  client: 'Client',
  plan: 'Runs',
} as const;
