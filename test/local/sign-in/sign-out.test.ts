import { describe, expect, test } from '@jest/globals';

import {
  address,
  identityProviderPerTest,
  isSignedIn,
  leadsTo,
  PAGE,
  SCOPE,
  signedIn,
  Visitor,
} from './visitor.ts';

const start = identityProviderPerTest();

describe('signing out', () => {
  test('with the ID token leads straight back, and ends session and tokens', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token, access_token } = await signedIn(provider, visitor);
    const query = {
      id_token_hint: id_token,
      post_logout_redirect_uri: PAGE,
      state: 'out',
    };
    const back = leadsTo(await visitor.visit(address(provider, '/logout', query)));
    expect(back.href).toBe(`${PAGE}?state=out`);
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
    expect(await isSignedIn(provider, visitor)).toBe(false);
  });

  test('without it asks first, and then leads back', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const query = { client_id: 'console', post_logout_redirect_uri: PAGE };
    const page = await visitor.visit(address(provider, '/logout', query));
    expect(await page.clone().text()).toContain('Stay signed in');
    expect(await isSignedIn(provider, visitor)).toBe(true);
    expect(leadsTo(await visitor.sendForm(page, { logout: 'yes' })).href).toBe(PAGE);
    expect(await isSignedIn(provider, visitor)).toBe(false);
  });

  test('with the ID token of somebody else asks first', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const { id_token } = await signedIn(provider, new Visitor(provider), 'Grace');
    const answer = await visitor.visit(`${provider.issuer}/logout?id_token_hint=${id_token}`);
    expect(await answer.text()).toContain('Stay signed in');
    expect(await isSignedIn(provider, visitor)).toBe(true);
  });

  test('leads to no address that is not the client’s', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token } = await signedIn(provider, visitor);
    const query = {
      id_token_hint: id_token,
      post_logout_redirect_uri: 'http://evil.example/',
    };
    expect((await visitor.visit(address(provider, '/logout', query))).status).toBe(400);
  });

  test('that leads nowhere ends at a page', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token } = await signedIn(provider, visitor);
    const answer = await visitor.visit(`${provider.issuer}/logout?id_token_hint=${id_token}`);
    expect(await answer.text()).toContain('You are signed out.');
  });
});

describe('signing out as with Amazon Cognito', () => {
  test('discovery names the endpoint all the same', async () => {
    const { issuer } = await start({ signOut: 'cognito' });
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({ end_session_endpoint: `${issuer}/logout` });
  });

  test('logout_uri leads back, and ends the session but no token', async () => {
    const provider = await start({ signOut: 'cognito' });
    const visitor = new Visitor(provider);
    const { access_token } = await signedIn(provider, visitor);
    const answer = await visitor.visit(
      address(provider, '/logout', { client_id: 'console', logout_uri: PAGE }),
    );
    expect(leadsTo(answer).href).toBe(PAGE);
    expect(await isSignedIn(provider, visitor)).toBe(false);
    expect(await provider.admits(access_token, SCOPE)).toBe(true);
  });

  test.each<[Record<string, string>, string]>([
    [
      { post_logout_redirect_uri: PAGE, client_id: 'console' },
      "Required String parameter 'redirect_uri' is not present",
    ],
    [{ logout_uri: PAGE }, "Required String parameter 'redirect_uri' is not present"],
    [
      { logout_uri: 'http://localhost:3000', client_id: 'console' },
      'An error was encountered with the requested page.',
    ],
    [{ logout_uri: PAGE, client_id: 'nobody' }, 'An error was encountered with the requested page.'],
  ])('%j is refused, and ends nothing', async (query, sentence) => {
    const provider = await start({ signOut: 'cognito' });
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const answer = await visitor.visit(address(provider, '/logout', query));
    expect([answer.status, await answer.text()]).toEqual([400, sentence]);
    expect(await isSignedIn(provider, visitor)).toBe(true);
  });
});
