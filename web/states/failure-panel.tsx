import { PageLink } from '../address/page-link.tsx';
import { describeFailure } from '../api/failure.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { useOnline } from '../parts/use-online.ts';
import { Panel } from './panel.tsx';
import { RetryButton } from './retry-button.tsx';
import { Said } from './said.tsx';

interface FailurePanelProps {
  error: unknown;
  isRetrying: boolean;
  onRetry: () => void;
  /** Whether to offer all data integrations instead: there is no list of this one to go on with. */
  isWayOut?: boolean;
}

/** What went wrong, what to do about it, and what to quote when asking for help. */
export function FailurePanel({ error, isRetrying, onRetry, isWayOut = false }: FailurePanelProps) {
  const { advice, canRetry, code, requestId, retryAfter, said, title } = describeFailure(error, useOnline());
  return (
    <Panel title={title} mood="trouble">
      <p>{advice}</p>
      {said.length > 0 && <Said>{said}</Said>}
      {canRetry && (
        <RetryButton waitSeconds={retryAfter} since={error} isBusy={isRetrying} onRetry={onRetry} />
      )}
      {isWayOut && (
        <p>
          <PageLink search="">All data integrations</PageLink>
        </p>
      )}
      <dl className="quote">
        {code !== '' && (
          <div className="quote-item">
            <dt>Error</dt>
            <dd>
              <TextOfOthers text={code} />
            </dd>
          </div>
        )}
        {requestId !== undefined && (
          <div className="quote-item">
            <dt>Request ID</dt>
            <dd>
              <TextOfOthers text={requestId} />
              <CopyButton text={requestId} label="Copy request ID" />
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
