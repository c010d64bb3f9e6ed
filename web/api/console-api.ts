import { createContext, useContext } from 'react';

import { createClient } from '../../client/index.ts';
import type { Client, ClientOptions } from '../../client/index.ts';

/** The two ways the console calls the API. */
export interface ConsoleApi {
  /** For what someone waits for: tries once more by itself. */
  client: Client;
  /** For looking again in the background: the next look is the retry. */
  quietClient: Client;
}

/** @throws TypeError for a `baseUrl` that is not a URL */
export function createConsoleApi(options: ClientOptions): ConsoleApi {
  return {
    client: createClient({ ...options, retries: 1, maxRetryWaitMs: 5000 }),
    quietClient: createClient({ ...options, retries: 0 }),
  };
}

export const ConsoleApiContext = createContext<ConsoleApi | undefined>(undefined);

/** The API of the page. @throws Error outside of the page's context */
export function useConsoleApi(): ConsoleApi {
  const api = useContext(ConsoleApiContext);
  if (api === undefined) throw new Error('ConsoleApiContext has no value here.');
  return api;
}
