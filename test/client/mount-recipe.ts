import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, createElement, useEffect } from 'react';

// A program: mounts the hook of a recipe as React does in a page, loads one page more if there is one, and prints what
// became of it. The recipe must not be able to keep it running: it stops at the fourth reset.

const [recipe = '', page = ''] = process.argv.slice(2);

/** The least of a document that React mounts a component in which has no elements. */
function makeDocument() {
  const node = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const document = { ...node, nodeType: 9, activeElement: null, defaultView: globalThis };
  return { ...document, body: { ...node, nodeType: 1, tagName: 'BODY', ownerDocument: document } };
}

class CountingQueryClient extends QueryClient {
  resets = 0;
  override resetQueries(...given: Parameters<QueryClient['resetQueries']>): Promise<void> {
    this.resets += 1;
    return this.resets > 3 ? Promise.resolve() : super.resetQueries(...given);
  }
}

const document = makeDocument();
Object.assign(globalThis, {
  document,
  window: globalThis,
  // Any class will do: React asks whether the element that has the focus is one.
  HTMLIFrameElement: Boolean,
  location: { href: page },
  IS_REACT_ACT_ENVIRONMENT: true,
});

const { createRoot } = await import('react-dom/client');
const { useAssociations } = (await import(recipe)) as {
  useAssociations: (identifier: string) => UseInfiniteQueryResult<{ pages: unknown[] }>;
};

let latest: UseInfiniteQueryResult<{ pages: unknown[] }> | undefined;

function List(): null {
  // Spread, so that every change of it counts: the result notes which of its members are looked at.
  const query = { ...useAssociations('orders') };
  useEffect(() => {
    latest = query;
  });
  return null;
}

/** Gives way until nothing is being fetched, and nothing begins to be in some turns of the event loop after that. */
async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 20; quiet += 1) {
    await act(() => new Promise((resolve) => void setImmediate(resolve)));
    if (latest?.isFetching) quiet = 0;
  }
}

const client = new CountingQueryClient();
const root = createRoot(document.body);
act(() => root.render(createElement(QueryClientProvider, { client }, createElement(List))));
await settle();
if (latest?.hasNextPage) {
  await act(async () => {
    await latest?.fetchNextPage();
  });
  await settle();
}
const outcome = { resets: client.resets, status: latest?.status, pages: latest?.data?.pages.length };
act(() => root.unmount());
process.stdout.write(JSON.stringify(outcome));
