/** A number the function can be configured with. */
interface NumberSetting {
  default: number;
  min: number;
  max: number;
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
  CURSOR_TTL_SECONDS: {
    default: 24 * 60 * 60,
    min: 1,
    max: KEY_EPOCH_SECONDS,
  },
  PAGE_CACHE_SECONDS: {
    default: 0,
    min: 0,
    max: 300,
  },
  ALLOWED_ORIGINS: { default: '' },
  ALLOWED_DATA_INTEGRATIONS: { default: '' },
  UPSTREAM_TIMEOUT_MS: {
    default: 8000,
    min: 100,
    max: 28_000,
  },
  AWS_ENDPOINT_URL_APPINTEGRATIONS: { default: '' },
  AWS_ENDPOINT_URL_KMS: { default: '' },
} as const satisfies Record<string, NumberSetting | TextSetting>;
