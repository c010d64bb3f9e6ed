/** Stands in for `@smithy/node-config-provider`: the clients are given their configuration, and read no files. */
export function loadConfig(): () => Promise<undefined> {
  return async () => undefined;
}
