import type { DataIntegration, DataIntegrationsPage } from '../../client/index.ts';
import type { ListedIntegration } from '../config/config.ts';

/**
 * What there is to choose from: the integrations that `config.json` names and those that the API lists, each once. A name that
 * `config.json` gives counts. Groups come last.
 */
export function choicesOf(
  named: readonly ListedIntegration[],
  pages: readonly DataIntegrationsPage[],
): ListedIntegration[] {
  const all = pages.flatMap((page) => page.DataIntegrations);
  const own = once(named, all);
  const taken = new Set(own.map(({ identifier }) => identifier));
  const listed = new Map<string, ListedIntegration>();
  for (const one of all) {
    const identifier = [one.Name, one.Arn].find(isAskable);
    if (identifier === undefined || spellingsOf(one).some((each) => taken.has(each))) continue;
    listed.set(identifier, { identifier, description: one.SourceURI });
  }
  const [first = [], last = []] = [false, true].map((inGroup) =>
    own.filter(({ group }) => (group !== undefined) === inGroup),
  );
  return [...first, ...listed.values(), ...last];
}

/** Those that are named, without what is the same one again: spelled alike, or otherwise, as the list tells. */
function once(named: readonly ListedIntegration[], listed: readonly DataIntegration[]): ListedIntegration[] {
  const spellings = new Map<string, string>();
  for (const one of listed) for (const each of spellingsOf(one)) spellings.set(each, one.Arn ?? each);
  const same = ({ identifier }: ListedIntegration) => spellings.get(identifier) ?? identifier;
  return [...Map.groupBy(named, same).values()].flatMap(([first]) => first ?? []);
}

/** What a data integration can be asked for by. */
function spellingsOf({ Name, Arn }: DataIntegration): string[] {
  return [Name, Arn, idIn(Arn)].filter((each) => each !== undefined);
}

/** No URL can carry a path segment of dots, so that the API cannot be asked for such a name. */
function isAskable(text: string | undefined): boolean {
  return text !== undefined && /\S/.test(text) && text !== '.' && text !== '..';
}

/** The id that an ARN ends in. */
function idIn(arn: string | undefined): string | undefined {
  return arn?.split('/').at(-1);
}
