/** Stands in for a client's endpoint rules: the clients are given the endpoint they talk to. */
export function defaultEndpointResolver(): never {
  throw new Error('The endpoint must be given to the client.');
}
