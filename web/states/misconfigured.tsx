import { TextOfOthers } from '../parts/text-of-others.tsx';
import { Panel } from './panel.tsx';

/** The page cannot start: for whoever set it up. */
export function Misconfigured({ error }: { error: unknown }) {
  return (
    <main className="main">
      <Panel title="This console is not set up yet" mood="trouble" isWholePage>
        <p>
          <TextOfOthers text={error instanceof Error ? error.message : String(error)} />
        </p>
        <p>
          The file <code>config.json</code> beside this page tells it where the API is, for example{' '}
          <code>{'{"apiUrl": "https://api.example.com/prod"}'}</code>.
        </p>
      </Panel>
    </main>
  );
}
