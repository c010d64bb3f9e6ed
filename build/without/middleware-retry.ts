/** Stands in for `@smithy/middleware-retry`: lambda/aws/retry.ts decides on retries, outside of the SDK. */
export const retryMiddlewareOptions = {
  name: 'retryMiddleware',
  step: 'finalizeRequest',
  priority: 'high',
  override: true,
} as const;

/** The signing middleware wants to stand behind one of this name. */
export function getRetryPlugin() {
  return {
    applyToStack: (stack: { add(middleware: <Next>(next: Next) => Next, options: object): void }): void =>
      stack.add((next) => next, retryMiddlewareOptions),
  };
}

export function resolveRetryConfig<Config>(config: Config): Config {
  return config;
}

export const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {};
export const NODE_RETRY_MODE_CONFIG_OPTIONS = {};
