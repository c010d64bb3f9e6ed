import './token-form.css';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';

/** Asks for a bearer token. It stays in the memory of this page and is gone when the page is. */
export function TokenForm({ onToken }: { onToken: (token: string) => void }) {
  const fieldId = useId();
  const [token, setToken] = useState('');

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const pasted = token.trim().replace(/^Bearer\s+/i, '');
    if (pasted !== '') onToken(pasted);
  }

  return (
    <>
      <form className="token-form" onSubmit={submit}>
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
    </>
  );
}
