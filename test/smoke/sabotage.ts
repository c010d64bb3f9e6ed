import type { Alter } from './deployed.ts';

/** Alters the answers of one status. */
export function when(status: number, alter: Alter): Alter {
  return (result, event) => (result.statusCode === status ? alter(result, event) : result);
}

export function header(name: string, value: string): Alter {
  return (result) => ({ ...result, headers: { ...result.headers, [name]: value } });
}

export function body(members: object): Alter {
  return (result) => ({ ...result, body: JSON.stringify({ ...JSON.parse(result.body), ...members }) });
}
