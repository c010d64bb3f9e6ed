import { Token } from 'aws-cdk-lib';

import { IDENTIFIER_MAX_CHARACTERS } from '../../contract/limits.ts';
import { isOrigin } from '../../contract/origin.ts';
import { dataIntegrationIdentifier } from '../../contract/parameters.ts';
import { createTextCheck } from '../../contract/text-check.ts';

/** Lambda allows 4 KB of environment; this much is left to lists beside the other settings. */
const LISTS_MAX_BYTES = 3500;

/** @returns one sentence for each text that is not an origin */
export function originProblems(origins: readonly string[] = []): string[] {
  if (Token.isUnresolved(origins)) {
    return [
      'allowedOrigins must be a list that is known when the template is made; each origin may be a parameter of the stack.',
    ];
  }
  const written = origins.filter((origin) => !Token.isUnresolved(origin));
  if (written.includes('*')) {
    return written.length === 1
      ? []
      : ["allowedOrigins must hold '*' alone, or no '*': it allows every origin."];
  }
  return written.filter((origin) => !isOrigin(origin)).map(originProblem);
}

function originProblem(text: string): string {
  if (text.includes('*')) {
    return `allowedOrigins must hold exact origins, but holds '${text}': wildcards within an origin are not supported, so list each origin.`;
  }
  const problem = `allowedOrigins must hold origins such as https://app.example.com, without a path, but holds '${text}'`;
  const sent = URL.parse(text)?.origin ?? '';
  return isOrigin(sent) && !text.startsWith(`${sent}/`)
    ? `${problem}: a browser sends ${sent}.`
    : `${problem}.`;
}

/** @returns one sentence for each entry that no caller could ever ask for */
export function identifierProblems(identifiers: readonly string[] | undefined): string[] {
  if (identifiers?.length === 0) {
    // The function takes an empty list for none given, and would let everything pass.
    return ['allowedDataIntegrations must name at least one: leave it out to allow all.'];
  }
  if (Token.isUnresolved(identifiers)) return [];
  return (identifiers ?? [])
    .filter((identifier) => !Token.isUnresolved(identifier) && !isIdentifier(identifier))
    .map(
      (identifier) =>
        `allowedDataIntegrations must hold names, UUIDs or ARNs of 1 to ${IDENTIFIER_MAX_CHARACTERS} characters, ` +
        `without commas and without spaces around them, but holds '${identifier}'.`,
    );
}

const fits = createTextCheck(dataIntegrationIdentifier.schema);

/** The function reads the list from one text, and cuts it at its commas. */
function isIdentifier(text: string): boolean {
  return fits(text) && !/,|^\s|\s$/.test(text);
}

/** @returns what is wrong if the lists don't fit into the function's environment */
export function sizeProblems(...lists: (readonly string[] | undefined)[]): string[] {
  const bytes = Buffer.byteLength(lists.map((list) => list?.join(',') ?? '').join(''));
  if (bytes <= LISTS_MAX_BYTES) return [];
  return [
    `allowedOrigins and allowedDataIntegrations must fit into the function's environment, ${LISTS_MAX_BYTES} bytes ` +
      `together, but have ${bytes}.`,
  ];
}
