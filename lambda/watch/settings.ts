import { readSettings } from '../settings.ts';
import type { Environment, Settings } from '../settings.ts';

/** The watch's configuration. */
export type WatchSettings = Pick<Settings, 'aws' | 'upstreamEndpoint' | 'allowedDataIntegrations'>;

/** It seals no cursors, and so needs no key of its own for them; the route's settings don't go without. */
const NO_KEY = '-'.repeat(32);

/**
 * Reads the configuration, of the variables that the route reads as well.
 *
 * @throws Error that names every variable that is missing or wrong, its value and what is allowed.
 */
export function readWatchSettings(environment: Environment): WatchSettings {
  return readSettings({ ...environment, CURSOR_SECRET: NO_KEY });
}
