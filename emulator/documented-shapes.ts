import {
  IDENTIFIER_MAX_CHARACTERS,
  MAX_RESULTS_MAX,
  MAX_RESULTS_MIN,
  UPSTREAM_TOKEN_MAX_CHARACTERS,
} from '../contract/limits.ts';

/** Shapes of AppIntegrations' parameters. Source: AppIntegrations API reference. */
export const identifier = { type: 'text', min: 1, max: IDENTIFIER_MAX_CHARACTERS, pattern: /\S/ } as const;

export const nextToken = { type: 'text', min: 1, max: UPSTREAM_TOKEN_MAX_CHARACTERS } as const;

export const maxResults = { type: 'number', min: MAX_RESULTS_MIN, max: MAX_RESULTS_MAX } as const;
