import type { Operation } from '../operation.ts';
import { readResourceArn, readTagKeys } from './parts/read-input.ts';
import { replaceTags, tagsOf } from './parts/resource-tags.ts';

/** Removes tags; a key that is not there is no error. Source: AppIntegrations API reference, UntagResource. */
export const untagResource: Operation = {
  operation: 'UntagResource',
  method: 'DELETE',
  path: '/tags/{resourceArn}',
  handle(call, { store }) {
    const arn = readResourceArn(call);
    const keys = new Set(readTagKeys(call));
    const left = Object.entries(tagsOf(arn, store.state())).filter(([key]) => !keys.has(key));
    replaceTags(arn, Object.fromEntries(left), store);
    return {};
  },
};
