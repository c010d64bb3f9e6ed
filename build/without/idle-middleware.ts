/**
 * Stands in for the SDK's middleware that lambda/upstream/sdk-call.ts takes out of the order: steps that a signed GET without a body
 * passes through for nothing.
 */
const nothing = { applyToStack: (): void => undefined };

export const getContentLengthPlugin = () => nothing;
export const getLoggerPlugin = () => nothing;
export const getRecursionDetectionPlugin = () => nothing;
