import type { ServerResponse } from 'node:http';

import { canaries } from '../canaries.ts';
import { awsError, json, startUpstream } from './upstream-server.ts';

type Answer = Parameters<typeof startUpstream>[0];

/** What AWS gives as tokens, up to the number that each ends with. */
const FROM = `${canaries.upstreamToken}from `;

/** A list in AWS's place, page by page as it is asked for; `fail` answers instead while it is there. */
export async function startList(length: number) {
  const state: { rows: string[]; fail: Answer | undefined } = {
    rows: Array.from({ length }, (_, index) => `client-${index}`),
    fail: undefined,
  };
  const answer = (response: ServerResponse, request: Parameters<Answer>[1]): void => {
    if (state.fail) return state.fail(response, request);
    const query = new URL(request.url ?? '', 'http://upstream').searchParams;
    const from = Number((query.get('nextToken') ?? `${FROM}0`).slice(FROM.length));
    const end = from + Number(query.get('maxResults') ?? 20);
    json(200, {
      DataIntegrationAssociations: state.rows.slice(from, end).map((ClientId) => ({ ClientId })),
      ...(end < state.rows.length && { NextToken: `${FROM}${end}` }),
    })(response, request);
  };
  const upstream = await startUpstream(answer);
  return { ...upstream, state };
}

export const throttled = (headers: Record<string, string> = {}): Answer =>
  awsError(429, 'ThrottlingException', 'Rate exceeded', headers);
