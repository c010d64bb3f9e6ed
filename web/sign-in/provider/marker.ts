/** A change that another tab made: what is used of a `StorageEvent`. */
export interface StorageChange {
  key: string | null;
  newValue: string | null;
}

/** Whether someone is signed in at this console, for all tabs of the browser to know. It holds no secret. */
export interface Marker {
  /** `in`: a page that is opened may go to the provider by itself. `out`: they signed out. */
  read: () => 'in' | 'out' | undefined;
  write: (value: 'in' | 'out' | undefined) => void;
  /** Whether a change that another tab made says that they signed out there. */
  saysOut: (event: StorageChange) => boolean;
}

/**
 * @param folder - of the page: several consoles may share an origin
 * @param storage - of the browser; a browser that has none for this page knows nothing, and nothing is lost
 */
export function createMarker(folder: string, storage: () => Storage): Marker {
  const key = `associations-console.signed-in ${folder}`;
  return {
    read() {
      try {
        const value = storage().getItem(key);
        return value === 'in' || value === 'out' ? value : undefined;
      } catch {
        return undefined;
      }
    },
    write(value) {
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // Then nobody comes back without a click.
      }
    },
    saysOut: (event) => event.key === key && event.newValue === 'out',
  };
}
