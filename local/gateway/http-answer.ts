import type { ServerResponse } from 'node:http';

/** An HTTP answer as data. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: string | Uint8Array;
}

/** Sends an answer in one go, so that Node can state its length. The caller may have hung up: that is fine. */
export function sendAnswer(response: ServerResponse, answer: HttpAnswer): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.end(answer.body);
}
