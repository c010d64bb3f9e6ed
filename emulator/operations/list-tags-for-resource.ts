import type { Operation } from '../operation.ts';
import { readResourceArn } from './parts/read-input.ts';
import { tagsOf } from './parts/resource-tags.ts';

/** Source: AppIntegrations API reference, ListTagsForResource. */
export const listTagsForResource: Operation = {
  operation: 'ListTagsForResource',
  method: 'GET',
  path: '/tags/{resourceArn}',
  handle: (call, { store }) => ({ tags: tagsOf(readResourceArn(call), store.state()) }),
};
