import type { Operation } from '../operation.ts';
import { tags } from '../shapes/documented-shapes.ts';
import { ServiceError } from '../wire/service-error.ts';
import { readInput, readResourceArn } from './parts/read-input.ts';
import { replaceTags, tagsOf } from './parts/resource-tags.ts';

const input = { type: 'structure', required: ['tags'], members: { tags } } as const;

/** Adds tags; one with a known key replaces the old one. Source: AppIntegrations API reference, TagResource. */
export const tagResource: Operation = {
  operation: 'TagResource',
  method: 'POST',
  path: '/tags/{resourceArn}',
  handle(call, { store }) {
    const arn = readResourceArn(call);
    const merged = { ...tagsOf(arn, store.state()), ...readInput(call, input).tags };
    if (Object.keys(merged).length > tags.max) {
      throw new ServiceError('InvalidRequestException', `A resource may have up to ${tags.max} tags.`);
    }
    replaceTags(arn, merged, store);
    return {};
  },
};
