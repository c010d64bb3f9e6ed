import './app.css';
import { useEffect, useSyncExternalStore } from 'react';

import { goTo, useSearch } from './address/location.ts';
import { PageLink } from './address/page-link.tsx';
import { addressOf, viewIn } from './address/view.ts';
import type { ConsoleConfig } from './config/config.ts';
import { AssociationList } from './list/association-list.tsx';
import { Overview } from './overview/overview.tsx';
import { ActionButton } from './parts/action-button.tsx';
import { Mark } from './parts/mark.tsx';
import { Picker } from './picker/picker.tsx';
import type { Session } from './sign-in/session.ts';
import { SignIn } from './states/sign-in.tsx';
import { visible } from './words/visible.ts';

const NAME = 'Associations console';

function open(identifier: string): void {
  goTo(addressOf({ identifier }));
}

interface AppProps {
  config: ConsoleConfig;
  session: Session;
}

/** The page: the picker on top, below it the list that the page address asks for. */
export function App({ config, session }: AppProps) {
  const { integrations, listDataIntegrations, signInNote } = config;
  const { identifier } = viewIn(useSearch());
  const state = useSyncExternalStore(session.subscribe, session.state);
  const isOpen = state.is === 'open';
  const source = { named: integrations, isListed: listDataIntegrations && isOpen };

  useEffect(() => {
    document.title = identifier === undefined ? NAME : `${visible(identifier)} · ${NAME}`;
  }, [identifier]);

  return (
    <>
      <a className="skip" href="#main">
        Skip to the associations
      </a>
      <header className="header">
        <PageLink className="brand" search="">
          <Mark /> <span>{NAME}</span>
        </PageLink>
        <Picker identifier={identifier} source={source} onOpen={open} />
        {session.signOut && isOpen && (
          <ActionButton isQuiet onAct={session.signOut}>
            Sign out
          </ActionButton>
        )}
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {!isOpen && <SignIn session={session} state={state} note={signInNote} />}
        {isOpen && identifier === undefined && <Overview source={source} />}
        {isOpen && identifier !== undefined && <AssociationList key={identifier} identifier={identifier} />}
      </main>
    </>
  );
}
