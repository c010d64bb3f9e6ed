import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import { ConsoleApiContext, createConsoleApi } from './api/console-api.ts';
import { createQueryClient } from './api/query-client.ts';
import { isSignInNeeded } from './api/sign-in-needed.ts';
import { App } from './app.tsx';
import { authorizeWith, importAuthorize } from './config/authorizer.ts';
import type { ConsoleConfig } from './config/config.ts';
import { loadConfig } from './config/load-config.ts';
import { pastedTokenSession } from './sign-in/pasted-token.ts';
import { openSession } from './sign-in/session.ts';
import type { Session } from './sign-in/session.ts';
import { Misconfigured } from './states/misconfigured.tsx';

const page = new URL('.', document.baseURI).href;

async function startSession({ signIn }: ConsoleConfig): Promise<Session> {
  if (signIn === 'none') return openSession();
  if (signIn === 'token') return pastedTokenSession();
  // Only where it is used.
  const { browserPage, providerSession, readSignIn } = await import('./sign-in/provider/index.ts').catch(
    (cause: unknown) => {
      throw new Error('The part of this page that signs people in did not load. Load the page again.', {
        cause,
      });
    },
  );
  return providerSession(readSignIn(signIn), browserPage(page));
}

async function start(): Promise<ReactNode> {
  const config = await loadConfig(page);
  const sign = config.authorize === undefined ? undefined : await importAuthorize(config.authorize, page);
  const session = await startSession(config);
  const baseUrl = config.apiUrl === '' ? new URL(page).origin : config.apiUrl;
  const api = createConsoleApi(
    { baseUrl, authorize: authorizeWith(session.authorize, sign), fetch: session.send },
    config.secondsBetweenRequests,
  );
  const queryClient = createQueryClient((error) => {
    if (isSignInNeeded(error)) session.refused?.();
  });
  // What one person may see is not the next one's.
  session.subscribe(() => {
    if (session.state().is === 'closed') queryClient.clear();
  });
  return (
    <QueryClientProvider client={queryClient}>
      <ConsoleApiContext value={api}>
        <App config={config} session={session} />
      </ConsoleApiContext>
    </QueryClientProvider>
  );
}

const content = await start().catch((error: unknown) => <Misconfigured error={error} />);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StrictMode>{content}</StrictMode>);
