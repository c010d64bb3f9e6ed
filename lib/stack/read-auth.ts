import { roomProblems } from '../checks/page-room.ts';
import { texts } from '../checks/texts.ts';
import { given } from '../given.ts';
import { mfaChoices } from '../sign-in/check-user-pool.ts';
import type { ContextReader } from './context-reader.ts';

/** Who may call, and how people sign in on the console's page. */
export interface AuthConfig {
  readonly auth: 'iam' | 'cognito' | 'open';
  readonly console: boolean;
  /** User pools that are there. None with `cognito`: one is made. */
  readonly userPoolArns: readonly string[];
  readonly scopes?: string[];
  readonly userPoolMfa?: (typeof mfaChoices)[number];
  readonly userPoolDomainPrefix?: string;
  /** Host name of a domain that the user pool has. */
  readonly userPoolDomain?: string;
  readonly identityProviders?: string[];
}

/** What is said of the user pools, besides `userPoolArn` and `scopes`. */
const OF_USER_POOLS = ['userPoolMfa', 'userPoolDomainPrefix', 'userPoolDomain', 'identityProviders'] as const;

export function readAuth(reader: ContextReader): AuthConfig {
  const auth = reader.oneOf('auth', ['iam', 'cognito', 'open']);
  const console = reader.flag('console');
  const config: AuthConfig = {
    auth: auth ?? 'iam',
    console: console ?? false,
    userPoolArns: reader.list('userPoolArn', texts.userPoolArn) ?? [],
    ...given({
      scopes: reader.list('scopes', texts.scope),
      userPoolMfa: reader.oneOf('userPoolMfa', mfaChoices),
      userPoolDomainPrefix: reader.text('userPoolDomainPrefix', texts.domainPrefix),
      userPoolDomain: reader.text('userPoolDomain', texts.domainName),
      identityProviders: reader.list('identityProviders', texts.identityProvider),
    }),
  };
  // What can't be read may have been meant to be anything.
  const isRead = (name: 'auth' | 'console', value: unknown) => value !== undefined || !reader.has(name);
  if (isRead('auth', auth) && isRead('console', console))
    reader.problems.push(...authProblems(reader, config));
  return config;
}

/** @returns a sentence for each setting that would be ignored, or that is missing */
function authProblems(reader: ContextReader, config: AuthConfig): string[] {
  if (config.auth !== 'cognito') return withoutUserPool(reader, config);
  const problems = reader.has('userPoolArn') ? ofGivenPool(reader, config) : ofPoolMadeHere(reader);
  if (reader.has('identityProviders') && !config.console) {
    problems.push(
      'identityProviders says nothing without console=true: each client of the pool has its own.',
    );
  }
  return problems;
}

function withoutUserPool(reader: ContextReader, { auth, console }: AuthConfig): string[] {
  const problems: string[] = [];
  if (console && auth === 'iam') {
    problems.push(
      'console=true does not go with auth=iam, which is the default: people who sign in on a page have no AWS credentials to sign ' +
        'requests with. Give auth=cognito, or auth=open.',
    );
  }
  if (reader.has('userPoolArn') || reader.has('scopes')) {
    problems.push('userPoolArn and scopes say nothing without auth=cognito: give that, too.');
  }
  for (const name of OF_USER_POOLS.filter((setting) => reader.has(setting))) {
    problems.push(`${name} says nothing without auth=cognito: give that, too.`);
  }
  return problems;
}

function ofPoolMadeHere(reader: ContextReader): string[] {
  const problems: string[] = [];
  if (reader.has('scopes')) {
    problems.push(
      'scopes says nothing without userPoolArn: of the user pool that is made, tokens with the scope associations/read are taken.',
    );
  }
  if (reader.has('userPoolDomain')) {
    problems.push(
      'userPoolDomain is of a user pool that is there: give userPoolArn, too, or userPoolDomainPrefix for the one that is made.',
    );
  }
  return problems;
}

function ofGivenPool(reader: ContextReader, { console, userPoolArns, scopes }: AuthConfig): string[] {
  const problems: string[] = [];
  if (reader.has('userPoolMfa')) {
    problems.push(
      'userPoolMfa is for the user pool that is made without userPoolArn: one that is there keeps its own.',
    );
  }
  const [prefix, domain] = [reader.has('userPoolDomainPrefix'), reader.has('userPoolDomain')];
  if (!console) {
    for (const name of ['userPoolDomainPrefix', 'userPoolDomain'].filter((setting) => reader.has(setting))) {
      problems.push(`${name} says nothing with userPoolArn and without console=true: give that, too.`);
    }
    return problems;
  }
  problems.push(...roomProblems('scopes', scopes ?? []));
  if (userPoolArns.length > 1) {
    problems.push(
      `console=true needs one user pool in which people sign in, but userPoolArn names ${userPoolArns.length}: give one.`,
    );
  }
  if (prefix && domain) {
    problems.push(
      'userPoolDomainPrefix and userPoolDomain exclude each other: a new domain, or the one that the pool has.',
    );
  }
  if (!prefix && !domain) {
    problems.push(
      "console=true needs the host at which people sign in, because the page may call no other: give userPoolDomain, the user pool's domain, " +
        'or userPoolDomainPrefix for a new one.',
    );
  }
  return problems;
}
