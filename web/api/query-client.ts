import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';

/**
 * The library's own conveniences ask more often than AppIntegrations' few requests a second allow, so they are off:
 * the client retries, the live refresh looks again. Only a first page that failed is tried when the network is back.
 *
 * @param onError - told of every failure that reaches the page
 */
export function createQueryClient(onError: (error: unknown) => void): QueryClient {
  // It takes for granted to be online until it is told, and nobody tells who came too late for the event.
  onlineManager.setOnline(globalThis.navigator.onLine);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnMount: (query) => query.state.status === 'error',
        refetchOnReconnect: (query) => (query.state.data === undefined ? 'always' : false),
        refetchOnWindowFocus: false,
        retry: false,
        staleTime: Infinity,
      },
    },
  });
}
