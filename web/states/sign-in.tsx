import { ActionButton } from '../parts/action-button.tsx';
import type { Explanation, Session, SessionState } from '../sign-in/session.ts';
import { Panel } from './panel.tsx';
import { Said } from './said.tsx';
import { TokenForm } from './token-form.tsx';

interface SignInProps {
  session: Session;
  state: SessionState;
  /** Says where to get a token, or whom to ask. */
  note: string | undefined;
}

const FIRST: Explanation = { title: 'Sign in to see associations', advice: '', isTrouble: false };

/** While nobody is signed in: why, and how to. */
export function SignIn({ session: { signIn, signOut }, state, note }: SignInProps) {
  if (state.is !== 'closed') {
    return (
      <Panel title="Signing in …" mood="calm" isWholePage>
        <p>This takes a moment.</p>
      </Panel>
    );
  }
  const { title, advice, said, isTrouble, isKnown } = state.because ?? FIRST;
  return (
    <Panel key={title} title={title} mood={isTrouble ? 'trouble' : 'calm'} isWholePage>
      {advice !== '' && <p>{advice}</p>}
      {said !== undefined && <Said>{[said]}</Said>}
      {note !== undefined && <p>{note}</p>}
      {signIn?.by === 'token' && <TokenForm onToken={signIn.hold} />}
      {signIn?.by === 'provider' && (
        <p className="panel-actions">
          <button className="button button-strong" type="button" onClick={signIn.go}>
            Sign in
          </button>
          {isKnown === true && signOut !== undefined && <ActionButton onAct={signOut}>Sign out</ActionButton>}
        </p>
      )}
    </Panel>
  );
}
