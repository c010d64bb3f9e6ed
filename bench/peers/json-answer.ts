import type { APIGatewayProxyResult } from 'aws-lambda';

/** An answer as a REST API's proxy integration expects it. */
export function jsonAnswer(statusCode: number, content: unknown): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  };
}
