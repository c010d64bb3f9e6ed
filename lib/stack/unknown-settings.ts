import { nearestName } from '../../contract/nearest-name.ts';
import { noSuchName, retired } from '../checks/no-such-name.ts';

/** What the CDK CLI keeps beside the settings; its other names have a `:`, `/` or `@`. */
const CDKS_OWN = new Set(['acknowledged-issue-numbers', 'cli-telemetry']);

/** What CDK has looked up in an account, such as `ssm:account=111122223333:parameterName=/stage:region=eu-west-1`. */
const LOOKED_UP = /^[\w-]+:account=/;

/** With these signs a name belongs to another tool, unless it has our name in it. */
const FOREIGN = /[:/@]/;
const OUR_NAME = 'appintegrationsbff';

/** So many letters make a name that hardly another tool has: `auth` and `stage` may be another's. */
const LONG = 9;

/** What the function's variables and the construct's props are called here, where that is not nearly the same. */
const otherNames: Readonly<Record<string, string>> = {
  CURSOR_KEY_ID: 'cursorKeyArn',
  CURSOR_TTL_SECONDS: 'cursorLifetime',
  PAGE_CACHE_SECONDS: 'pageCache',
  SHARED_PAGES_TABLE: 'sharedPages',
  STALE_PAGE_SECONDS: 'stalePages',
  UPSTREAM_TIMEOUT_MS: 'upstreamTimeout',
  access: 'auth',
  alarmTopic: 'alarmTopicArn',
  cursorKey: 'cursorKeyArn',
  domainPrefix: 'userPoolDomainPrefix',
  logEncryptionKey: 'logEncryptionKeyArn',
  logRetention: 'logRetentionDays',
  mfa: 'userPoolMfa',
  removalPolicy: 'retain',
  signIn: 'auth',
  stageName: 'stage',
  userPools: 'userPoolArn',
};

/**
 * A setting that is never asked for counts for nothing, and what it was to narrow would stay open.
 *
 * @param known all settings
 * @returns one sentence for each name that is none of them, and may have been meant to be one
 */
export function unknownSettings(
  context: Readonly<Record<string, unknown>>,
  known: readonly string[],
): string[] {
  const names = [...known.toSorted(), ...Object.keys(retired)];
  return Object.entries(context)
    .filter(([name]) => !known.includes(name) && !CDKS_OWN.has(name) && !LOOKED_UP.test(name))
    .flatMap(([name, value]) => {
      const parts = name.split(/[:/@.]/);
      const foreign = FOREIGN.test(name) && !parts.some((part) => lettersOf(part).startsWith(OUR_NAME));
      const found = foreign ? longSetting : probableSetting;
      const [meant] = [name, ...parts.toReversed(), ...membersOf(value)].flatMap(
        (candidate) => found(candidate, names) ?? [],
      );
      return meant === undefined && foreign ? [] : noSuchName('setting', name, meant, known);
    });
}

/** Of another tool's name only what is a long setting, letter by letter: anything nearly one may be its own. */
function longSetting(name: string, settings: readonly string[]): string | undefined {
  const letters = lettersOf(name);
  return letters.length < LONG ? undefined : settings.find((setting) => lettersOf(setting) === letters);
}

function probableSetting(name: string, settings: readonly string[]): string | undefined {
  if (settings.includes(name)) return name;
  const other = Object.keys(otherNames);
  return (
    nearestName(name, settings) ?? otherNames[other.includes(name) ? name : (nearestName(name, other) ?? '')]
  );
}

/** Names of an object's members, and of theirs. */
function membersOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).concat(Object.values(value).flatMap(membersOf));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
