/** A number the function can be configured with. */
interface NumberSetting {
  default: number;
  min: number;
  max: number;
  meaning: string;
}

/** A text the function can be configured with; an empty one counts as absent. */
interface TextSetting {
  default: '';
  meaning: string;
}

/** A week. Cursor keys change with it, so no cursor may live longer. */
export const KEY_EPOCH_SECONDS = 7 * 24 * 60 * 60;

/**
 * Environment variables of the function, all of them: the template declares each, so that `sam local --env-vars`
 * can set any of them.
 */
export const settings = {
  CURSOR_KEY_ID: {
    default: '',
    meaning: 'Id or ARN of the AWS KMS key (HMAC_256) that cursor keys are derived from',
  },
  CURSOR_SECRET: {
    default: '',
    meaning: 'Stands in for the KMS key on a laptop and under SAM; at least 32 bytes',
  },
  CURSOR_TTL_SECONDS: {
    default: 24 * 60 * 60,
    min: 1,
    max: KEY_EPOCH_SECONDS,
    meaning: 'How long a cursor is honoured, in seconds',
  },
  PAGE_CACHE_SECONDS: {
    default: 0,
    min: 0,
    max: 300,
    meaning:
      'How long a page is answered from memory, in seconds, less than CURSOR_TTL_SECONDS; 0 turns that off',
  },
  ALLOWED_ORIGINS: {
    default: '',
    meaning: 'Origins whose pages may read the answers, separated by commas, or * for all; empty: none',
  },
  ALLOWED_DATA_INTEGRATIONS: {
    default: '',
    meaning:
      'Identifiers that may be asked for, spelled as callers spell them, separated by commas; empty: all',
  },
  UPSTREAM_TIMEOUT_MS: {
    default: 8000,
    min: 100,
    max: 28_000,
    meaning: 'Time budget of one request for everything asked of AWS, in milliseconds',
  },
  AWS_ENDPOINT_URL_APPINTEGRATIONS: {
    default: '',
    meaning:
      "Another endpoint for AppIntegrations, such as the emulator's; the AWS SDK's own variable, as is AWS_ENDPOINT_URL for all services",
  },
  AWS_ENDPOINT_URL_KMS: {
    default: '',
    meaning: "Another endpoint for AWS KMS; the AWS SDK's own variable",
  },
} as const satisfies Record<string, NumberSetting | TextSetting>;
