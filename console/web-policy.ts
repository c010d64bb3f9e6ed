/**
 * What the console may do in a browser: run and style itself from its own host, and nothing that turns text into
 * HTML (Trusted Types without a policy). Source: Content Security Policy Level 3; Trusted Types.
 *
 * @param apis - where the API may be, as CSP sources
 */
export function webPolicy(apis: readonly string[]): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': ["'self'", ...apis].join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
