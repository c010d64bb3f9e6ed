import { createContext, useContext } from 'react';

import { createClient } from '../../client/index.ts';
import type { Client, ClientOptions } from '../../client/index.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';

/** How the console calls the API. */
export interface ConsoleApi {
  /** For what someone waits for: tries once more by itself. */
  client: Client;
  /** For looking again in the background: the next look is the retry. */
  quietClient: Client;
  /** For whatever asks by itself. */
  pace: Pace;
}

/** @throws TypeError for a `baseUrl` that is not a URL */
export function createConsoleApi(options: ClientOptions, secondsBetweenRequests: number): ConsoleApi {
  return {
    client: createClient({ ...options, retries: 1, maxRetryWaitMs: 5000 }),
    quietClient: createClient({ ...options, retries: 0 }),
    pace: createPace(secondsBetweenRequests * 1000),
  };
}

export const ConsoleApiContext = createContext<ConsoleApi | undefined>(undefined);

/** The API of the page. @throws Error outside of the page's context */
export function useConsoleApi(): ConsoleApi {
  const api = useContext(ConsoleApiContext);
  if (api === undefined) throw new Error('ConsoleApiContext has no value here.');
  return api;
}
