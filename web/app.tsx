import './app.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

import { useIdentifier } from './address/use-identifier.ts';
import type { ConsoleConfig } from './config/config.ts';
import type { Session } from './config/session.ts';
import { AssociationList } from './list/association-list.tsx';
import { ActionButton } from './parts/action-button.tsx';
import { Mark } from './parts/mark.tsx';
import { Picker } from './picker/picker.tsx';
import { SignIn } from './states/sign-in.tsx';
import { Welcome } from './states/welcome.tsx';

const NAME = 'Associations console';

interface AppProps {
  config: ConsoleConfig;
  session: Session;
}

/** The page: the picker on top, below it the list that the page address asks for. */
export function App({ config, session }: AppProps) {
  const { integrations, listDataIntegrations, signIn, signInNote } = config;
  const [identifier, open] = useIdentifier();
  const isOpen = useSyncExternalStore(session.subscribe, session.isOpen);
  const queryClient = useQueryClient();
  const source = { named: integrations, isListed: listDataIntegrations && isOpen };

  useEffect(() => {
    document.title = identifier === undefined ? NAME : `${identifier} · ${NAME}`;
  }, [identifier]);

  /** What one token may see is not the next one's. */
  function hold(token?: string): void {
    queryClient.clear();
    session.hold(token);
  }

  return (
    <>
      <a className="skip" href="#main">
        Skip to the associations
      </a>
      <header className="header">
        <div className="brand">
          <Mark /> <span>{NAME}</span>
        </div>
        <Picker identifier={identifier} source={source} onOpen={open} />
        {signIn === 'token' && isOpen && (
          <ActionButton isQuiet onAct={() => hold()}>
            Sign out
          </ActionButton>
        )}
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {!isOpen && <SignIn note={signInNote} onToken={hold} />}
        {isOpen && identifier === undefined && <Welcome source={source} onOpen={open} />}
        {isOpen && identifier !== undefined && <AssociationList key={identifier} identifier={identifier} />}
      </main>
    </>
  );
}
