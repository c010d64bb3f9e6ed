import type { Source } from './parts/list.ts';

/** Source: AppIntegrations API reference, ListDataIntegrations. */
export const dataIntegrations: Source = (_call, { store }) =>
  store.state().integrations.map(({ sequence, Arn, Name, SourceURI }) => ({
    sequence,
    show: () => ({ Arn, Name, SourceURI }),
  }));
