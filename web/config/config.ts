import { isRecord, readText, refuseUnknown, wrong } from './members.ts';
import { readPace } from './pace.ts';

/** A data integration to choose from. */
export interface ListedIntegration {
  /** Name, UUID or ARN: what the API is asked for. */
  identifier: string;
  name?: string | undefined;
  /** One line about it. */
  description?: string | undefined;
  /** Heading it stands under; without one, on top. */
  group?: string | undefined;
  /** `false`: the overview does not ask for its runs, and offers it below. */
  inOverview?: boolean | undefined;
}

/** What `config.json` beside the page says. For people: docs/console.md. */
export interface ConsoleConfig {
  /** Where the API is, stage included; empty: the page's own origin. */
  apiUrl: string;
  /** Named by hand, to choose from. */
  integrations: readonly ListedIntegration[];
  /** Whether to choose from what the API lists as well: not every deployment has that route. */
  listDataIntegrations: boolean;
  /** Seconds between two requests that nobody clicked for. */
  secondsBetweenRequests: number;
  /**
   * An object: sign in there; sign-in-config.ts checks it, where it is used. `token`: ask for a bearer token. `none`: send what the
   * browser and `authorize` add.
   */
  signIn: 'none' | 'token' | Readonly<Record<string, unknown>>;
  /** Says where to get a token. */
  signInNote?: string | undefined;
  /** A module of the page's own origin that exports `authorize(request)`, such as a SigV4 signer. */
  authorize?: string | undefined;
}

const MEMBERS: readonly (keyof ConsoleConfig)[] = [
  'apiUrl',
  'listDataIntegrations',
  'integrations',
  'secondsBetweenRequests',
  'signIn',
  'signInNote',
  'authorize',
];

const OF_INTEGRATION: readonly (keyof ListedIntegration)[] = [
  'identifier',
  'name',
  'description',
  'group',
  'inOverview',
];

/**
 * Checks what `config.json` holds and fills in what is missing.
 *
 * @throws TypeError that names the member, what it is, and what is allowed
 */
export function readConfig(value: unknown): ConsoleConfig {
  if (!isRecord(value)) throw new TypeError('config.json must hold a JSON object such as {"apiUrl": ""}.');
  refuseUnknown(value, MEMBERS, 'config.json');
  const { integrations = [], listDataIntegrations = false, signIn = 'none' } = value;
  if (signIn !== 'none' && signIn !== 'token' && !isRecord(signIn))
    throw wrong('signIn', '"none", "token" or an object with "issuer" and "clientId"', signIn);
  if (!Array.isArray(integrations)) throw wrong('integrations', 'a list', integrations);
  if (typeof listDataIntegrations !== 'boolean')
    throw wrong('listDataIntegrations', 'true or false', listDataIntegrations);
  return {
    apiUrl: readText(value, 'apiUrl') ?? '',
    integrations: integrations.map(readIntegration),
    listDataIntegrations,
    secondsBetweenRequests: readPace(value['secondsBetweenRequests']),
    signIn,
    signInNote: readText(value, 'signInNote'),
    authorize: readText(value, 'authorize'),
  };
}

function readIntegration(value: unknown): ListedIntegration {
  if (typeof value === 'string' && /\S/.test(value)) return { identifier: value };
  const identifier = isRecord(value) ? readText(value, 'identifier') : undefined;
  if (!isRecord(value) || identifier === undefined || !/\S/.test(identifier)) {
    throw wrong('integrations', 'identifiers, or objects with an "identifier"', value);
  }
  refuseUnknown(value, OF_INTEGRATION, 'One of "integrations" in config.json');
  const [name, description, group] = ['name', 'description', 'group'].map((member) =>
    readText(value, member),
  );
  const { inOverview } = value;
  if (inOverview !== undefined && typeof inOverview !== 'boolean')
    throw wrong('inOverview', 'true or false', inOverview);
  return { identifier, name, description, group, inOverview };
}
