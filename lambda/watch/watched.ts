import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';
import type { DataIntegration } from '../../contract/operations/list-data-integrations.ts';
import { dataIntegrationIdentifier } from '../../contract/parameters.ts';
import { createTextCheck } from '../../contract/text-check.ts';
import { createAllowList } from '../allow-list.ts';

/** Which data integrations are looked at. */
export interface Watched {
  /** Takes a page of the list. */
  add(entries: readonly DataIntegration[]): Added;
  /** What is on the allow-list, and was on no page. */
  notListed(): string[];
}

interface Added {
  /** What those that are to be looked at are asked for by, without those that came before: the pages of a list may overlap. */
  identifiers: string[];
  /** How many are to be looked at and have no name to ask for. */
  nameless: number;
}

const isAskable = createTextCheck(dataIntegrationIdentifier.schema);

/** @param allowed - names, ids and ARNs of data integrations; absent: all are looked at. */
export function createWatched(allowed: ReadonlySet<string> | undefined): Watched {
  const allowList = createAllowList(listDataIntegrations, allowed);
  const listed = new Set<string>();
  const taken = new Set<string>();

  return {
    add(entries) {
      for (const each of entries.flatMap(spellingsOf)) listed.add(each);
      const wanted = allowList.filter([...entries] as Record<string, unknown>[]) as DataIntegration[];
      const askable = wanted.flatMap((each) => spellingsOf(each).find(isAskable) ?? []);
      const identifiers = [...new Set(askable)].filter((each) => !taken.has(each));
      for (const each of identifiers) taken.add(each);
      return { identifiers, nameless: wanted.length - askable.length };
    },
    notListed: () => [...(allowed ?? [])].filter((each) => !listed.has(each)),
  };
}

/** What a data integration can be asked for by, the best first. */
function spellingsOf({ Name, Arn }: DataIntegration): string[] {
  return [Name, Arn, Arn?.slice(Arn.lastIndexOf('/') + 1)].filter((each) => each !== undefined);
}
