/** The JSON object that an answer is; `undefined` if it is anything else. */
export function readJson(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    const answer: unknown = JSON.parse(Buffer.from(body).toString());
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
