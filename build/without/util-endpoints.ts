/** Stands in for `@aws-sdk/util-endpoints`: the clients are given the endpoint they talk to. */
export function getUserAgentPrefix(): string {
  return '';
}
