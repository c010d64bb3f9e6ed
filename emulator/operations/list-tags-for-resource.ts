import type { Operation } from '../operation.ts';
import { readResourceArn } from '../read-input.ts';
import { tagsOf } from '../resource-tags.ts';

/** Source: AppIntegrations API reference, ListTagsForResource. */
export const listTagsForResource: Operation = {
  operation: 'ListTagsForResource',
  method: 'GET',
  path: '/tags/{resourceArn}',
  handle: (call, { store }) => ({ tags: tagsOf(readResourceArn(call), store.state()) }),
};
