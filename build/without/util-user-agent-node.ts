/** Stands in for `@aws-sdk/util-user-agent-node`: the clients are given their user agent. */
export function defaultUserAgent(): () => Promise<[]> {
  return async () => [];
}
