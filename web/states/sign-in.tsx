import './sign-in.css';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';

import { Panel } from './panel.tsx';

interface SignInProps {
  /** Says where to get a token. */
  note: string | undefined;
  onToken: (token: string) => void;
}

/** Asks for a bearer token. It stays in the memory of this page and is gone when the page is. */
export function SignIn({ note, onToken }: SignInProps) {
  const fieldId = useId();
  const [token, setToken] = useState('');

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const pasted = token.trim().replace(/^Bearer\s+/i, '');
    if (pasted !== '') onToken(pasted);
  }

  return (
    <Panel title="Sign in to see associations" mood="calm" isWholePage>
      {note !== undefined && <p>{note}</p>}
      <form className="sign-in" onSubmit={submit}>
        <label htmlFor={fieldId}>Bearer token</label>
        <input
          id={fieldId}
          className="picker-input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <button className="button button-strong" type="submit">
          Sign in
        </button>
      </form>
      <p className="fine-print">Kept in the memory of this page only. Reloading the page forgets it.</p>
    </Panel>
  );
}
