import { listDataIntegrationAssociations as listing } from '../../contract/operations/list-data-integration-associations.ts';
import { documentedErrorAnswer, jsonAnswer, namedErrorAnswer } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import type { Behaviour } from '../wire/behaviour.ts';
import {
  emptyFailure,
  hostileRefusal,
  loadBalancerPage,
  namelessRefusal,
  pageOfTomorrow,
  truncatedPage,
} from './odd-answers.ts';

/** An identifier that always behaves in one given way, whatever the operation. */
export interface ReservedIdentifier {
  /** What a caller sees, for people choosing one. */
  sentence: string;
  behaviour: Behaviour;
}

const always = (answer: Answer): Behaviour => ({ kind: 'answer', answer });

/**
 * The reserved identifiers. A scripted fault names its answer by the same words. Everything here is what a real
 * AWS endpoint, or a proxy before it, has been seen to do.
 */
export const reserved = {
  throttled: {
    sentence: 'Refused: 429 ThrottlingException.',
    behaviour: always(documentedErrorAnswer('ThrottlingException', 'Rate exceeded')),
  },
  denied: {
    sentence: "Refused: 403 AccessDeniedException, with AWS's text that names account and role.",
    behaviour: always(
      documentedErrorAnswer(
        'AccessDeniedException',
        `User: arn:aws:sts::111122223333:assumed-role/example-function-role/example-function is not authorized to perform: app-integrations:${listing.operation} because no identity-based policy allows the app-integrations:${listing.operation} action`,
      ),
    ),
  },
  missing: {
    sentence: 'Not found: 404 ResourceNotFoundException.',
    behaviour: always(
      documentedErrorAnswer('ResourceNotFoundException', 'The DataIntegration does not exist.'),
    ),
  },
  invalid: {
    sentence: 'Refused: 400 InvalidRequestException.',
    behaviour: always(documentedErrorAnswer('InvalidRequestException', 'The request is not valid.')),
  },
  broken: {
    sentence: 'Fails: 500 InternalServiceError.',
    behaviour: always(
      documentedErrorAnswer(
        'InternalServiceError',
        'Request processing failed: shard 7 of 12 did not answer.',
      ),
    ),
  },
  unavailable: {
    sentence: 'Fails: 503 ServiceUnavailable.',
    behaviour: always(
      documentedErrorAnswer('ServiceUnavailable', 'The request has failed due to a temporary failure.'),
    ),
  },
  'expired-credentials': {
    sentence: "Refused: 403 ExpiredTokenException, one of AWS's Common Errors.",
    behaviour: always(
      namedErrorAnswer(403, 'ExpiredTokenException', 'The security token included in the request is expired'),
    ),
  },
  nameless: {
    sentence: 'Refused: 403 with a JSON body, and no error code anywhere.',
    behaviour: always(namelessRefusal),
  },
  'hostile-error': {
    sentence:
      'Refused: 400 with a body whose members pretend to be the answer (statusCode, headers, expose).',
    behaviour: always(hostileRefusal),
  },
  'empty-500': {
    sentence: 'Fails: 500 with an empty body and no error code.',
    behaviour: always(emptyFailure),
  },
  html: {
    sentence: 'Fails: 503 with an HTML page, as a load balancer answers.',
    behaviour: always(loadBalancerPage),
  },
  truncated: {
    sentence: 'Answers 200 with JSON that ends in the middle.',
    behaviour: always(truncatedPage),
  },
  'cut-off': {
    sentence: 'Answers 200 and breaks the connection in the middle of the body.',
    behaviour: { kind: 'cut-off', answer: truncatedPage },
  },
  omitted: {
    sentence: 'Answers 200 with {}: no list and no NextToken.',
    behaviour: always(jsonAnswer({})),
  },
  newer: {
    sentence: 'Answers 200 with members and values that no document lists yet.',
    behaviour: always(pageOfTomorrow),
  },
  slow: {
    sentence: 'Answers after a long wait, 3 seconds unless told otherwise.',
    behaviour: { kind: 'slow' },
  },
  flaky: {
    sentence:
      'Fails with 503 ServiceUnavailable on every other call, beginning with the first; the others succeed.',
    behaviour: {
      kind: 'flaky',
      answer: documentedErrorAnswer(
        'ServiceUnavailable',
        'The request has failed due to a temporary failure.',
      ),
    },
  },
  hang: {
    sentence: 'Never answers.',
    behaviour: { kind: 'hang' },
  },
  reset: {
    sentence: 'Breaks the connection without an answer.',
    behaviour: { kind: 'reset' },
  },
} as const satisfies Record<string, ReservedIdentifier>;

export type ReservedName = keyof typeof reserved;

/** Whether an identifier, exactly as the caller meant it, is a reserved one. */
export function isReserved(identifier: string): identifier is ReservedName {
  return Object.hasOwn(reserved, identifier);
}
