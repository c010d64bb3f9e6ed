import { errors } from '../../contract/errors.ts';

/** What the load is made of, mixed evenly: pages of several sizes, and everyday mistakes; and what each must get. */
export const requests = [
  { path: '/dataIntegrations/many/associations?maxResults=50', status: 200 },
  { path: '/dataIntegrations/many/associations?maxResults=10', status: 200 },
  { path: '/dataIntegrations/complete/associations', status: 200 },
  { path: '/dataIntegrations/empty/associations', status: 200 },
  { path: '/dataIntegrations/many/associations?maxResults=51', status: 400 },
  { path: '/dataIntegrations/missing/associations', status: 404 },
] as const;

/** Every status the route documents for these. */
const documentedStatuses = new Set<number>([200, ...Object.values(errors).map(({ status }) => status)]);

/** Which of the statuses that came the route does not document. */
export function undocumented(counts: Readonly<Record<string, number>>): string[] {
  return Object.keys(counts).filter((status) => !documentedStatuses.has(Number(status)));
}

/**
 * Asks for each once.
 *
 * @throws Error when one gets another status than it must.
 */
export async function checkRequests(url: string): Promise<void> {
  for (const { path, status } of requests) {
    const answer = await fetch(`${url}${path}`);
    await answer.arrayBuffer();
    if (answer.status !== status) {
      throw new Error(`${path} got ${answer.status} instead of ${status}.`);
    }
  }
}
