import { validateHeaderName, validateHeaderValue } from 'node:http';

import type { HttpAnswer } from './http-answer.ts';

/** API Gateway sets these itself, whatever the function says. */
const GATEWAY_HEADERS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'x-amzn-requestid',
]);

/**
 * Reads what the function returned as API Gateway reads it. A body without a type is JSON.
 *
 * @throws Error saying what is wrong, when it is not a Lambda proxy answer.
 * Source: API Gateway developer guide, "Output format of a Lambda function for proxy integration".
 */
export function readHandlerAnswer(returned: unknown): HttpAnswer {
  if (!isRecord(returned)) throw malformed('it is not an object');
  const { statusCode, headers, multiValueHeaders, body = '', isBase64Encoded = false } = returned;
  if (
    typeof statusCode !== 'number' ||
    !Number.isInteger(statusCode) ||
    statusCode < 200 ||
    statusCode > 599
  ) {
    throw malformed('statusCode is not a whole number from 200 to 599');
  }
  if (typeof body !== 'string') throw malformed('body is not a string');
  return {
    status: statusCode,
    headers: {
      'Content-Type': 'application/json',
      ...readHeaders('headers', headers),
      ...readHeaders('multiValueHeaders', multiValueHeaders),
    },
    body: isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
}

type Headers = Record<string, string | string[]>;

function readHeaders(member: string, headers: unknown): Headers {
  if (headers === undefined || headers === null) return {};
  if (!isRecord(headers)) throw malformed(`${member} is not an object`);
  const read: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    // What is undefined is gone when the runtime has made JSON of the answer.
    if (value === undefined || GATEWAY_HEADERS.has(name.toLowerCase())) continue;
    read[name] = readHeader(name, value);
  }
  return read;
}

function readHeader(name: string, value: unknown): string | string[] {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  try {
    validateHeaderName(name);
    for (const each of values) validateHeaderValue(name, each);
  } catch (error) {
    throw malformed(`header ${JSON.stringify(name)} cannot be sent`, error);
  }
  return Array.isArray(value) ? values : String(value);
}

function malformed(reason: string, cause?: unknown): Error {
  return new Error(`The function's answer is no Lambda proxy answer: ${reason}.`, { cause });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
