import { describe, expect, test } from '@jest/globals';

import {
  askForTokens,
  authorizationRequest,
  codeGrant,
  identityProviderPerTest,
  idTokenOf,
  leadsTo,
  SCOPE,
  signedIn,
  Visitor,
} from './visitor.ts';
import type { Tokens } from './visitor.ts';

const start = identityProviderPerTest();

test('the page asks for a name, and says what it stands in for', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  const page = await visitor.visit(authorizationRequest(provider, { login_hint: '"><b>Ada' }).url);
  const html = await page.text();
  expect(html).toContain('This stands in for your identity provider. Sign in as anybody.');
  expect(html).toContain('value="&#34;&#62;&#60;b&#62;Ada"');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  const policy = page.headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'");
  // With a hash after it, 'none' would be an error in the browser's console.
  expect(policy).toContain('; script-src; ');
  expect(policy).toContain("; frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:3000");
  const again = await visitor.visit(page.url, { name: ' ', answer: 'sign-in' });
  expect([again.status, await again.text()]).toEqual([
    400,
    expect.stringContaining('Give a name, any name.'),
  ]);
  const tooLong = await visitor.visit(page.url, { name: 'A'.repeat(41), answer: 'sign-in' });
  expect(await tooLong.text()).toContain('Give a name of at most 40 letters.');
});

test('a subject is no longer than OpenID Connect allows', async () => {
  const provider = await start();
  const tokens = await signedIn(provider, new Visitor(provider), '電'.repeat(40));
  const { sub } = await idTokenOf(provider.issuer, tokens.id_token);
  expect(String(sub).length).toBeLessThanOrEqual(255);
});

test('who refuses is sent back with access_denied', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  const page = await visitor.visit(authorizationRequest(provider).url);
  const back = leadsTo(await visitor.visit(page.url, { name: '', answer: 'refuse' }));
  expect(back.searchParams.get('error')).toBe('access_denied');
  expect(back.searchParams.get('state')).toBe('a state');
});

describe('without asking (prompt=none)', () => {
  test('nobody is signed in without a session', async () => {
    const provider = await start();
    const request = authorizationRequest(provider, { prompt: 'none' });
    const back = leadsTo(await new Visitor(provider).visit(request.url));
    expect(back.searchParams.get('error')).toBe('login_required');
  });

  test('whoever has a session is, until that ends', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const request = authorizationRequest(provider, { prompt: 'none' });
    const back = leadsTo(await visitor.visit(request.url));
    const answer = await askForTokens(provider, codeGrant(back, request.verifier));
    const tokens = (await answer.json()) as Tokens;
    expect(await provider.admits(tokens.access_token, SCOPE)).toBe(true);
    provider.forget('Session');
    const later = leadsTo(await visitor.visit(request.url));
    expect(later.searchParams.get('error')).toBe('login_required');
  });
});

test('somebody else may sign in where one is signed in', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  await signedIn(provider, visitor, 'Ada');
  const attempt = authorizationRequest(provider, { prompt: 'login' });
  const page = await visitor.visit(attempt.url);
  const handedOn = await visitor.visit(page.url, { name: 'Grace', answer: 'sign-in' });
  const back = leadsTo(await visitor.sendForm(handedOn));
  const answer = await askForTokens(provider, codeGrant(back, attempt.verifier));
  const { id_token } = (await answer.json()) as Tokens;
  expect(await idTokenOf(provider.issuer, id_token)).toMatchObject({ name: 'Grace' });
});
