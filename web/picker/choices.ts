import type { DataIntegrationsPage } from '../../client/index.ts';
import type { ListedIntegration } from '../config/config.ts';

/**
 * What there is to choose from: the integrations that `config.json` names and those that the API lists, each once. A name that
 * `config.json` gives counts. Groups come last.
 */
export function choicesOf(
  named: readonly ListedIntegration[],
  pages: readonly DataIntegrationsPage[],
): ListedIntegration[] {
  const taken = new Set(named.map(({ identifier }) => identifier));
  const listed = new Map<string, ListedIntegration>();
  for (const { Name, Arn, SourceURI } of pages.flatMap((page) => page.DataIntegrations)) {
    const identifier = [Name, Arn].find(isAskable);
    if (identifier === undefined || [Name, Arn, idIn(Arn)].some((each) => taken.has(each ?? ''))) continue;
    listed.set(identifier, { identifier, description: SourceURI });
  }
  const [first = [], last = []] = [false, true].map((inGroup) =>
    named.filter(({ group }) => (group !== undefined) === inGroup),
  );
  return [...first, ...listed.values(), ...last];
}

/** No URL can carry a path segment of dots, so that the API cannot be asked for such a name. */
function isAskable(text: string | undefined): boolean {
  return text !== undefined && /\S/.test(text) && text !== '.' && text !== '..';
}

/** The id that an ARN ends in. */
function idIn(arn: string | undefined): string | undefined {
  return arn?.split('/').at(-1);
}
