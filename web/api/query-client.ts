import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';

import { isOnline, onNetworkChange } from './network.ts';

/**
 * The library's own conveniences ask more often than AppIntegrations' few requests a second allow, so they are off:
 * the client retries, the live refresh looks again. Only what failed is tried again when the network is back.
 *
 * @param onError - told of every failure that reaches the page
 */
export function createQueryClient(onError: (error: unknown) => void): QueryClient {
  // Left to itself, it takes for granted to be online and listens late: it would miss that the network is gone.
  onlineManager.setEventListener((setOnline) => {
    setOnline(isOnline());
    return onNetworkChange(() => setOnline(isOnline()));
  });
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: {
        // As long as the page is open: the overview shows what it knows of lists that nobody looks at.
        gcTime: Infinity,
        networkMode: 'always',
        refetchOnMount: (query) => query.state.status === 'error',
        refetchOnReconnect: (query) => (query.state.status === 'error' ? 'always' : false),
        refetchOnWindowFocus: false,
        retry: false,
        staleTime: Infinity,
      },
    },
  });
}
