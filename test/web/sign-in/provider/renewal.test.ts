import { beforeEach, describe, expect, jest, test } from '@jest/globals';

import { createRenewal } from '../../../../web/sign-in/provider/renewal.ts';
import { SignInFailure } from '../../../../web/sign-in/provider/sign-in-failure.ts';
import type { Tokens } from '../../../../web/sign-in/provider/tokens.ts';

const HOUR = 3_600_000;
let now: number;
let count: number;
const refresh = jest.fn<(known: Tokens) => Promise<Tokens>>();

beforeEach(() => {
  now = 1_000_000;
  count = 0;
  refresh.mockReset();
  refresh.mockImplementation(async () => tokens({ access: `renewed-${(count += 1)}` }));
});

function tokens(given: Partial<Tokens> = {}): Tokens {
  return {
    access: 'first',
    refresh: 'refresh',
    lifetimeMs: HOUR,
    since: now,
    id: 'id',
    subject: 'me',
    ...given,
  };
}

function holding(given: Partial<Tokens> = {}) {
  const renewal = createRenewal(refresh, () => now);
  renewal.hold(tokens(given));
  return renewal;
}

describe('a token that lasts', () => {
  test('is used until half a minute before its end, then renewed', async () => {
    const renewal = holding();
    now += HOUR - 30_001;
    expect(await renewal.token()).toBe('first');
    expect(refresh).not.toHaveBeenCalled();
    now += 1;
    expect(await renewal.token()).toBe('renewed-1');
    expect(refresh.mock.calls[0]?.[0].refresh).toBe('refresh');
  });

  test('of a few seconds is used for three quarters of them', async () => {
    const renewal = holding({ lifetimeMs: 4000 });
    now += 2999;
    expect(await renewal.token()).toBe('first');
    now += 1;
    expect(await renewal.token()).toBe('renewed-1');
  });

  test('whose end nobody knows is used', async () => {
    const renewal = holding({ lifetimeMs: undefined });
    now += 1000 * HOUR;
    expect(await renewal.token()).toBe('first');
  });

  test('is renewed once, however many want it', async () => {
    const renewal = holding();
    now += HOUR;
    expect(await Promise.all([renewal.token(), renewal.token(), renewal.instead('first')])).toEqual([
      'renewed-1',
      'renewed-1',
      'renewed-1',
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('is renewed with the refresh token that came last', async () => {
    const renewal = holding();
    refresh.mockImplementationOnce(async () => tokens({ access: 'second', refresh: 'rotated' }));
    now += HOUR;
    await renewal.token();
    now += HOUR;
    await renewal.token();
    expect(refresh.mock.calls.map(([known]) => known.refresh)).toEqual(['refresh', 'rotated']);
  });
});

describe('a renewal that is refused', () => {
  beforeEach(() => {
    refresh.mockRejectedValue(new SignInFailure('code-refused'));
  });

  test('leaves the token until it ends, and is not tried again', async () => {
    const renewal = holding();
    renewal.accepted('first', '/a');
    now += HOUR - 1;
    expect(await renewal.token()).toBe('first');
    expect(await renewal.token()).toBe('first');
    now += 1;
    expect(await renewal.token()).toBeUndefined();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('of a token that the API never took: it is tried, so that no page leaves for nothing', async () => {
    const renewal = holding();
    now += HOUR;
    expect(await renewal.token()).toBe('first');
  });
});

describe('a provider that is down', () => {
  const down = new SignInFailure('unreachable');
  beforeEach(() => {
    refresh.mockRejectedValueOnce(down);
  });

  test('matters only once the token has ended, and the next request asks again', async () => {
    const renewal = holding();
    renewal.accepted('first', '/a');
    now += HOUR - 1;
    expect(await renewal.token()).toBe('first');
    now += 1;
    refresh.mockRejectedValueOnce(down);
    await expect(renewal.token()).rejects.toBe(down);
    expect(await renewal.token()).toBe('renewed-1');
  });
});

describe('a token that the API refuses', () => {
  test('is replaced if the API had taken it before', async () => {
    const renewal = holding();
    renewal.accepted('first', '/a');
    expect(await renewal.instead('first')).toBe('renewed-1');
  });

  test('is not replaced if it never took it: another of the same kind is as good', async () => {
    expect(await holding().instead('first')).toBeUndefined();
    expect(refresh).not.toHaveBeenCalled();
  });

  test('is replaced by what another request has got meanwhile', async () => {
    const renewal = holding();
    expect(await renewal.instead('an earlier one')).toBe('first');
    expect(refresh).not.toHaveBeenCalled();
  });

  test('what was accepted counts for one token, one address, and no longer than the token', async () => {
    const renewal = holding();
    renewal.accepted('an earlier one', '/a');
    expect(renewal.wasAccepted('first')).toBe(false);
    renewal.accepted('first', '/a');
    expect(['/a', '/b', undefined].map((address) => renewal.wasAccepted('first', address))).toEqual([
      true,
      false,
      true,
    ]);
    await renewal.instead('first');
    expect(renewal.wasAccepted('renewed-1')).toBe(false);
  });
});

test('whoever signs out during a renewal is signed out', async () => {
  const { promise, resolve } = Promise.withResolvers<Tokens>();
  refresh.mockReturnValue(promise);
  const renewal = holding();
  now += HOUR;
  const token = renewal.token();
  renewal.forget();
  resolve(tokens({ access: 'too late' }));
  expect([await token, await renewal.token(), renewal.idToken()]).toEqual([undefined, undefined, undefined]);
});

test('whoever signs in again during a renewal has the tokens of the sign-in', async () => {
  const { promise, resolve } = Promise.withResolvers<Tokens>();
  refresh.mockReturnValue(promise);
  const renewal = holding();
  now += HOUR;
  const token = renewal.token();
  renewal.hold(tokens({ access: 'signed in again' }));
  resolve(tokens({ access: 'too late' }));
  expect(await token).toBe('signed in again');
});
