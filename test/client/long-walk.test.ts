import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from '@jest/globals';

import { createClient } from '../../client/index.ts';
import type { DataIntegrationAssociation } from '../../client/index.ts';
import { startScriptedApi } from './scripted-api.ts';

test('a walk over 10,000 associations holds on to one page at most', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const PAGES = 200;
  const api = await startScriptedApi((_request, count) => ({
    headers: { ETag: `"${count}"` },
    body: {
      DataIntegrationAssociations: Array.from({ length: 50 }, (_, index) => ({
        ClientId: `${count}-${index}`,
      })),
      ...(count < PAGES && { NextToken: `token-${count}` }),
    },
  }));
  try {
    const seen: WeakRef<DataIntegrationAssociation>[] = [];
    let most = 0;
    for await (const association of createClient({ baseUrl: api.url }).associations('many')) {
      seen.push(new WeakRef(association));
      if (seen.length % 2500 === 0) {
        await nextTurn();
        collectGarbage();
        most = Math.max(most, seen.filter((reference) => reference.deref() !== undefined).length);
      }
    }
    expect(seen).toHaveLength(10_000);
    expect(most).toBeLessThanOrEqual(50);
    expect(api.requests).toHaveLength(PAGES);
  } finally {
    await api.close();
  }
});
