import { listDataIntegrations as contract } from '../../contract/operations/list-data-integrations.ts';
import type { Operation } from '../operation.ts';
import { cutPage } from './parts/page.ts';
import { readPageRequest } from './parts/read-input.ts';

/** Source: AppIntegrations API reference, ListDataIntegrations. */
export const listDataIntegrations: Operation = {
  operation: contract.operation,
  method: contract.method,
  path: contract.path,
  handle(call, context) {
    const { items, next } = cutPage(context.store.state().integrations, readPageRequest(call), call, context);
    return { [contract.list]: items.map(({ Arn, Name, SourceURI }) => ({ Arn, Name, SourceURI })), ...next };
  },
};
