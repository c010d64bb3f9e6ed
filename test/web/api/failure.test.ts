import { describe, expect, test } from '@jest/globals';

import { AssociationsError } from '../../../client/index.ts';
import type { ErrorDetails } from '../../../client/index.ts';
import { CREDENTIALS_REFUSED_SENTENCE, KEY_UNAVAILABLE_SENTENCE, errors } from '../../../contract/errors.ts';
import { gatewayErrors } from '../../../contract/gateway-errors.ts';
import { failedPart } from '../../../web/api/failed-part.ts';
import { describeFailure } from '../../../web/api/failure.ts';
import { isSignInNeeded } from '../../../web/api/sign-in-needed.ts';

const failure = (details: ErrorDetails) => new AssociationsError('The message.', details);
const service = (message: string, code: string, status: number) =>
  new AssociationsError(message, { code, status });
const fallback = ['Something went wrong', 'The request was refused'];

describe('a failure as a person reads it', () => {
  test.each(Object.entries(errors))('%s has words of its own', (code, { status }) => {
    const described = describeFailure(failure({ code, status, requestId: 'test-request' }), true);
    expect(fallback).not.toContain(described.title);
    expect(described).toMatchObject({
      code: `${status} ${code}`,
      requestId: 'test-request',
      said: ['The message.'],
    });
  });

  test.each(['MISSING_AUTHENTICATION_TOKEN', 'UNAUTHORIZED', 'EXPIRED_TOKEN', 'INVALID_SIGNATURE'] as const)(
    'so has the gateway error %s',
    (type) => {
      expect(fallback).not.toContain(describeFailure(failure(gatewayErrors[type]), true).title);
    },
  );

  test.each(['NetworkError', 'TimeoutError', 'UnreadableAnswer'])('so has %s', (code) => {
    const described = describeFailure(failure({ code }), true);
    expect(fallback).not.toContain(described.title);
    expect(described.code).toBe(code);
  });

  test.each([
    ['NetworkError', 'The API cannot be reached'],
    ['SignInUnavailable', 'Your sign-in cannot be renewed right now'],
  ])('no answer while offline is a matter of being offline: %s', (code, title) => {
    const error = failure({ code });
    expect(describeFailure(error, false)).toMatchObject({ title: 'You are offline', said: [] });
    expect(describeFailure(error, true).title).toBe(title);
  });

  test('the parameters that broke their rule take the place of the message', () => {
    const issues = [{ parameter: 'Identifier', message: 'must be short' }] as const;
    const described = describeFailure(
      failure({ code: 'InvalidRequestException', status: 400, issues }),
      true,
    );
    expect(described).toMatchObject({ said: ['Identifier must be short'], canRetry: false });
  });

  test('codes that nobody knows yet are explained by their status', () => {
    expect(describeFailure(failure({ code: 'NewException', status: 409 }), true).title).toBe(
      'The request was refused',
    );
    expect(describeFailure(failure({ code: 'NewException', status: 599 }), true).title).toBe(
      'Something went wrong',
    );
    expect(describeFailure(failure({ code: '__proto__', status: 500 }), true).title).toBe(
      'Something went wrong',
    );
  });

  test('what the client did not throw is shown, whatever it is', () => {
    expect(describeFailure(new Error('No signer.'), true)).toMatchObject({ said: ['No signer.'], code: '' });
    expect(describeFailure('odd', true)).toMatchObject({ said: [], title: 'Something went wrong' });
  });
});

describe('what is the service’s own failure is not told as the caller’s, nor as AppIntegrations’', () => {
  test.each([
    ['ExpiredTokenException', 403],
    ['UnrecognizedClientException', 403],
    ['InvalidSignatureException', 403],
    ['IncompleteSignature', 400],
    ['NotAuthorized', 401],
  ])('its credentials are refused with %s', (code, status) => {
    const error = service(CREDENTIALS_REFUSED_SENTENCE, code, status);
    expect(describeFailure(error, true)).toMatchObject({
      title: 'AWS does not let this service in',
      code: `${status} ${code}`,
      said: [CREDENTIALS_REFUSED_SENTENCE],
    });
    expect(isSignInNeeded(error)).toBe(false);
  });

  test('but other sentences are not taken for it', () => {
    const others = [...Object.values(errors), ...Object.values(gatewayErrors)].map(
      ({ sentence }) => sentence,
    );
    for (const sentence of others)
      expect([sentence, failedPart(service(sentence, 'AnyException', 403))]).toEqual([sentence, undefined]);
  });

  test('it has no key for cursors', () => {
    const error = service(KEY_UNAVAILABLE_SENTENCE, 'ServiceUnavailable', 503);
    expect(describeFailure(error, true).title).toBe('Further pages cannot be had right now');
  });
});

test('only a refused caller has to sign in again', () => {
  expect(isSignInNeeded(failure({ code: 'UnauthorizedException', status: 401 }))).toBe(true);
  expect(isSignInNeeded(failure({ code: 'ExpiredTokenException', status: 403 }))).toBe(true);
  expect(isSignInNeeded(failure({ code: 'AccessDeniedException', status: 403 }))).toBe(false);
  expect(isSignInNeeded(new Error('No signer.'))).toBe(false);
});
