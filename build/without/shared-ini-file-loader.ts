/** Stands in for `@smithy/shared-ini-file-loader`: the clients are given their endpoint, and read no files. */
export const CONFIG_PREFIX_SEPARATOR = '.';
