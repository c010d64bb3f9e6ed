import { hash } from 'node:crypto';

import { escapeHtml } from '../escape-html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 3rem auto; max-width: 26rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
label { display: block; font-weight: 600; }
input { box-sizing: border-box; font: inherit; margin: 0.25rem 0 1rem; padding: 0.5rem; width: 100%; }
button { font: inherit; margin-right: 0.5rem; padding: 0.5rem 1rem; }
[role='alert'] { border-inline-start: 0.25rem solid; padding-inline-start: 0.75rem; }
`;

/** Longest name, in UTF-16 units: the subject made of it has less than 255 characters, as OpenID Connect demands. */
export const MAX_NAME_LENGTH = 40;

/**
 * What these pages may do in a browser: show themselves, and send their form here, whence it may lead to one of the
 * clients. Source: Content Security Policy Level 3.
 *
 * @param clients - Their origins.
 */
export function pagePolicy(clients: Iterable<string>): string {
  return [
    "default-src 'none'",
    // None: the provider adds the hash of the one script it has, where it sends a form on.
    'script-src',
    `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
    ["form-action 'self'", ...clients].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Asks who signs in.
 *
 * @param name - What stands in the field already.
 * @param problem - What was wrong with the answer before.
 */
export function loginPage(name: string, problem?: string): string {
  const alert = problem === undefined ? '' : `<p role="alert" id="problem">${escapeHtml(problem)}</p>`;
  const described = problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"';
  return page(
    'Sign in',
    `<p>This stands in for your identity provider. Sign in as anybody.</p>
<form method="post" autocomplete="off">
${alert}
<label for="name">Name</label>
<input id="name" name="name" value="${escapeHtml(name)}" maxlength="${MAX_NAME_LENGTH}" autofocus${described}>
<button name="answer" value="sign-in">Sign in</button>
<button name="answer" value="refuse">Refuse</button>
</form>`,
  );
}

/** @param form - The provider's own, with the id `op.logoutForm`. */
export function signOutPage(form: string): string {
  return page(
    'Sign out?',
    `<p>The page that sent you here did not prove that it is you who signs out.</p>
${form}
<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
<button form="op.logoutForm">Stay signed in</button>`,
  );
}

export function signedOutPage(): string {
  return page('Signed out', '<p>You are signed out.</p>');
}

export function errorPage(sentence: string): string {
  return page('This did not work', `<p role="alert">${escapeHtml(sentence)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
<main>
<h1>${title}</h1>
${content}
</main>
</html>
`;
}
