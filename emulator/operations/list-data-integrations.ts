import type { Operation } from '../operation.ts';
import { cutPage } from './parts/page.ts';
import { readPageRequest } from './parts/read-input.ts';

/** Source: AppIntegrations API reference, ListDataIntegrations. */
export const listDataIntegrations: Operation = {
  operation: 'ListDataIntegrations',
  method: 'GET',
  path: '/dataIntegrations',
  handle(call, context) {
    const { items, next } = cutPage(context.store.state().integrations, readPageRequest(call), call, context);
    return { DataIntegrations: items.map(({ Arn, Name, SourceURI }) => ({ Arn, Name, SourceURI })), ...next };
  },
};
