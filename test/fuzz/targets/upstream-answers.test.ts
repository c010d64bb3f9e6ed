import { test } from '@jest/globals';

import { holds } from '../holds.ts';
import { upstreamAnswers } from './upstream-answers.ts';

test('whatever AppIntegrations answers, callers get a documented answer in time, and the next one a page of his own', () =>
  holds(upstreamAnswers, 200));
