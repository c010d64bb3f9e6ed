import type { APIGatewayProxyResult } from 'aws-lambda';

import { associationsPage } from '../associations-page.ts';
import { jsonAnswer } from './json-answer.ts';

const answer = jsonAnswer(200, associationsPage);

/** The floor: Node, the runtime client and an answer that is ready. */
export async function handler(): Promise<APIGatewayProxyResult> {
  return answer;
}
