import type { ClientOptions } from '../../client/index.ts';

type Authorize = NonNullable<ClientOptions['authorize']>;

/** Authorizes every request as the session does, then with the module that `config.json` names. */
export function authorizeWith(session: Authorize, sign: Authorize = () => undefined): Authorize {
  return async (request) => {
    const authorized = (await session(request)) ?? request;
    return (await sign(authorized)) ?? authorized;
  };
}

/**
 * The function `authorize` of a module on the page's own host, such as a SigV4 signer.
 *
 * @param path - as `config.json` says it, relative to the page
 * @throws Error with a sentence that says what to mend
 */
export async function importAuthorize(path: string, page: string): Promise<Authorize> {
  const url = new URL(path, page);
  if (url.origin !== new URL(page).origin) {
    throw new Error(`"authorize" in config.json must be a path on this page's own host, but is "${path}".`);
  }
  const module: unknown = await import(/* @vite-ignore */ url.href).catch((cause: unknown) => {
    throw new Error(`The module "${path}" that config.json names did not load.`, { cause });
  });
  const { authorize } = module as { authorize?: unknown };
  if (typeof authorize !== 'function')
    throw new Error(`The module "${path}" must export a function authorize.`);
  return authorize as Authorize;
}
