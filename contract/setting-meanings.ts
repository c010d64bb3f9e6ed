import type { settings } from './settings.ts';

/** What each setting means, for people. Apart from the settings, so that the function does not carry it. */
export const settingMeanings: Readonly<Record<keyof typeof settings, string>> = {
  CURSOR_KEY_ID: 'Id or ARN of the AWS KMS key (HMAC_256) that cursor keys are derived from',
  CURSOR_SECRET: 'Stands in for the KMS key on a laptop and under SAM; at least 32 bytes',
  CURSOR_TTL_SECONDS: 'How long a cursor is honoured, in seconds',
  PAGE_CACHE_SECONDS:
    'How long a page is answered from memory, in seconds, less than CURSOR_TTL_SECONDS; 0 turns that off',
  STALE_PAGE_SECONDS:
    'How old a page may get that is answered while AppIntegrations refuses or fails, in seconds, less than CURSOR_TTL_SECONDS; 0: none is',
  UPSTREAM_RATE:
    'Calls of AppIntegrations a second that the function allows itself, on average; 0: any number',
  UPSTREAM_BURST:
    'Calls that UPSTREAM_RATE may save up; a quarter is for pages not seen before, the rest for all others, one call each at the least',
  ALLOWED_ORIGINS: 'Origins whose pages may read the answers, separated by commas, or * for all; empty: none',
  ALLOWED_DATA_INTEGRATIONS:
    'Data integrations that may be asked for and are listed, spelled as callers spell them, separated by commas; empty: all',
  UPSTREAM_TIMEOUT_MS: 'Time budget of one request for everything asked of AWS, in milliseconds',
  AWS_ENDPOINT_URL_APPINTEGRATIONS:
    "Another endpoint for AppIntegrations, such as the emulator's; the AWS SDK's own variable, as is AWS_ENDPOINT_URL for all services",
  SHARED_PAGES_TABLE:
    'Name of the DynamoDB table in which all sandboxes share pages and budget; empty: each has its own',
  AWS_ENDPOINT_URL_KMS: "Another endpoint for AWS KMS; the AWS SDK's own variable",
  AWS_ENDPOINT_URL_DYNAMODB: "Another endpoint for Amazon DynamoDB; the AWS SDK's own variable",
};
