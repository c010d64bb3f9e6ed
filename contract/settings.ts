/** A number the function can be configured with. */
export interface NumberSetting {
  /** Allowed also where it is less than the least. */
  default: number;
  min: number;
  max: number;
  /** Whether decimals are allowed. */
  hasDecimals?: true;
}

/** A text the function can be configured with; an empty one counts as absent. */
interface TextSetting {
  default: '';
}

/** A week. Cursor keys change with it, so no cursor may live longer. */
export const KEY_EPOCH_SECONDS = 7 * 24 * 60 * 60;

/**
 * Environment variables of the function, all of them: the template declares each, so that `sam local --env-vars`
 * can set any of them.
 */
export const settings = {
  CURSOR_KEY_ID: { default: '' },
  CURSOR_SECRET: { default: '' },
  CURSOR_TTL_SECONDS: { default: 24 * 60 * 60, min: 1, max: KEY_EPOCH_SECONDS },
  PAGE_CACHE_SECONDS: { default: 0, min: 0, max: 300 },
  STALE_PAGE_SECONDS: { default: 0, min: 0, max: 24 * 60 * 60 },
  UPSTREAM_RATE: { default: 0, min: 0.1, max: 1000, hasDecimals: true },
  UPSTREAM_BURST: { default: 0, min: 0, max: 1000 },
  ALLOWED_ORIGINS: { default: '' },
  ALLOWED_DATA_INTEGRATIONS: { default: '' },
  UPSTREAM_TIMEOUT_MS: { default: 8000, min: 100, max: 28_000 },
  AWS_ENDPOINT_URL_APPINTEGRATIONS: { default: '' },
  SHARED_PAGES_TABLE: { default: '' },
  AWS_ENDPOINT_URL_KMS: { default: '' },
  AWS_ENDPOINT_URL_DYNAMODB: { default: '' },
} as const satisfies Record<string, NumberSetting | TextSetting>;
