import { expect, test } from '@jest/globals';

import { errors } from '../../../contract/errors.ts';
import { toUpstreamError } from '../../../lambda/upstream/upstream-error.ts';

test.each([undefined, null, 'text', 42, {}, [], Symbol('test'), Object.create(null)])(
  'whatever is thrown, %p, becomes an answer: a bug of ours',
  (thrown) => {
    expect(toUpstreamError(thrown)).toMatchObject({
      name: 'ApiError',
      status: 500,
      code: 'InternalServiceError',
      reason: 'bug',
      message: errors.InternalServiceError.sentence,
    });
  },
);
