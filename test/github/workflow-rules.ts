import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: unknown;
  'timeout-minutes'?: unknown;
  uses?: string;
  steps?: Step[];
}
interface Workflow {
  on?: string | string[] | Record<string, unknown>;
  permissions?: unknown;
  jobs?: Record<string, Job>;
}

/** Events that run with the repository's rights on what a stranger sent. */
const RISKY_EVENTS = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion_comment',
]);

/** What each right is for: nobody else gets it. */
const RIGHTS: Readonly<Record<string, string>> = {
  'contents: read': 'to check out',
  'security-events: write': 'to tell what CodeQL found',
  'id-token: write': 'to publish without a token',
  'contents: write': 'to make the release',
};

/** An action, and the hash of the commit that is meant: tags can be moved. The comment says which version that is. */
const PINNED = /^ *(?:- )?uses: [\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/;

/** What a workflow does that ours may not do, a sentence each. actionlint looks at the rest. */
export function violations(source: string): string[] {
  const workflow = parse(source) as Workflow;
  const found: string[] = [];
  const { on = [] } = workflow;
  const several = Array.isArray(on) ? on : Object.keys(on);
  for (const event of typeof on === 'string' ? [on] : several) {
    if (RISKY_EVENTS.has(event)) found.push(`It runs on ${event}.`);
  }
  for (const line of source.split('\n')) {
    if (/^ *(?:- )?["']?uses["']?:/.test(line) && !PINNED.test(line))
      found.push(`${line.trim()} is not pinned by a hash with its version.`);
  }
  if (JSON.stringify(workflow.permissions) !== '{}') found.push('permissions is not {} for all jobs.');
  for (const [name, job] of Object.entries(workflow.jobs ?? {})) found.push(...jobViolations(name, job));
  return found;
}

function jobViolations(name: string, job: Job): string[] {
  const found: string[] = [];
  const { permissions, steps = [] } = job;
  if (typeof permissions !== 'object' || permissions === null)
    found.push(`${name} does not list its permissions.`);
  const rights = Object.entries(permissions ?? {}).map(([right, level]) => `${right}: ${level}`);
  for (const right of rights) if (!(right in RIGHTS)) found.push(`${name} may ${right}.`);
  if (typeof job['timeout-minutes'] !== 'number') found.push(`${name} has no timeout-minutes.`);
  if (job.uses !== undefined) found.push(`${name} is a workflow of somebody's.`);
  for (const { uses = '', run = '', with: given = {} } of steps) {
    // Values of expressions become part of the script: environment variables don't.
    if (run.includes('${{')) found.push(`${name} puts an expression into a script: ${run.trim()}`);
    if (uses.startsWith('actions/checkout@') && given['persist-credentials'] !== false) {
      found.push(`${name} leaves its token in the checkout.`);
    }
    // Whoever may prove to be this workflow runs no code of a checkout or a dependency.
    if (rights.some((right) => /id-token|contents: write/.test(right)) && /checkout@/.test(uses)) {
      found.push(`${name} checks out, and may publish.`);
    }
    if (rights.includes('id-token: write') && run !== '' && !run.startsWith('npm publish ')) {
      found.push(`${name} may publish, and runs ${run.trim()}`);
    }
  }
  return found;
}
