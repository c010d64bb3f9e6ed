/** Stands in for `@smithy/util-defaults-mode-node`, which asks the instance metadata service where it runs. */
export function resolveDefaultsModeConfig(): () => Promise<'standard'> {
  return async () => 'standard';
}
