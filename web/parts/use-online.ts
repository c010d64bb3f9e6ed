import { useSyncExternalStore } from 'react';

import { isOnline, onNetworkChange } from '../api/network.ts';

/** Whether the browser believes to have a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, isOnline);
}
