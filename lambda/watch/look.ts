import type { OperationName } from '../../contract/operations.ts';
import { listDataIntegrationAssociations } from '../../contract/operations/list-data-integration-associations.ts';
import type { FailedRun } from '../../contract/watch.ts';
import type { UpstreamPage } from '../upstream/upstream-page.ts';
import type { AskOnce } from './ask-once.ts';
import { failedRunOf } from './failed-run.ts';
import type { Findings } from './findings.ts';
import { firstPage, pageAfter } from './jobs.ts';
import type { Job } from './jobs.ts';
import type { Watched } from './watched.ts';

/** Asks for one page, within so many milliseconds. Rejects with an ApiError. */
export type Look = (job: Job, timeoutMs: number) => Promise<void>;

export interface LookInit {
  asks: Readonly<Record<OperationName, AskOnce>>;
  watched: Watched;
  /** Gets each failed run once. */
  tell: (line: FailedRun) => void;
  /** Learns before each call what is asked for: a data integration, or `''` for the list of them. */
  onCall?: ((identifier: string, soFar: Readonly<Findings>) => void) | undefined;
}

/** Looks at pages, one call each. What they say is in `findings` then, and what they lead to in `jobs`. */
export function createLook({ asks, watched, tell, onCall }: LookInit, jobs: Job[], findings: Findings): Look {
  const told = new Set<string>();

  const takeIntegrations = ({ entries, token }: UpstreamPage): void => {
    const { identifiers, nameless } = watched.add(entries);
    jobs.push(...identifiers.map((each) => firstPage(listDataIntegrationAssociations, each)));
    findings.dataIntegrations += identifiers.length;
    findings.isListed = token === undefined;
    if (nameless === 0) return;
    const detail = `${nameless} data integrations of a page have neither a name nor an ARN that can be asked for.`;
    findings.problem ??= { reason: 'upstream-malformed', detail };
  };

  const takeAssociations = (identifier: string, { entries }: UpstreamPage): void => {
    for (const entry of entries) {
      findings.associations += 1;
      const line = failedRunOf(identifier, entry);
      if (line === undefined) continue;
      // Pages shift when something is deleted meanwhile.
      if (line.association !== undefined && told.has(line.association)) continue;
      told.add(line.association ?? '');
      findings.failedRuns += 1;
      tell(line);
    }
  };

  return async (job, timeoutMs) => {
    const { operation, identifier } = job;
    onCall?.(identifier, findings);
    findings.calls += 1;
    const page = await asks[operation.operation](job, timeoutMs);
    if (identifier === '') takeIntegrations(page);
    else takeAssociations(identifier, page);
    if (page.token !== undefined) jobs.unshift(pageAfter(job, page.token));
  };
}
