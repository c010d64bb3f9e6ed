import type { Operation } from '../operation.ts';
import { findIntegration } from './parts/find.ts';

/** Answers without the `ClientToken` it was created with. Source: AppIntegrations API reference, GetDataIntegration. */
export const getDataIntegration: Operation = {
  operation: 'GetDataIntegration',
  method: 'GET',
  path: '/dataIntegrations/{Identifier}',
  handle(call, { store }) {
    const { sequence: _, ...members } = findIntegration(call, store.state());
    return members;
  },
};
