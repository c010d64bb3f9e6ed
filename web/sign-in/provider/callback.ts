/** What a provider adds to the address it sends people back to. Source: RFC 6749, 4.1.2; RFC 9207; OpenID Connect Session Management. */
const PARAMETERS = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'];

/** The provider's answer in the address of the page. */
export interface Callback {
  parameters: URLSearchParams;
  state: string;
  /** The address without the answer. */
  rest: string;
}

/** The answer that an address carries. An address with less than one is somebody else's business and is left alone. */
export function readCallback(href: string): Callback | undefined {
  const url = new URL(href);
  const parameters = new URLSearchParams(url.search);
  const state = parameters.get('state');
  if (state === null || !(parameters.has('code') || parameters.has('error'))) return undefined;
  for (const name of PARAMETERS) url.searchParams.delete(name);
  return { parameters, state, rest: url.href };
}
