import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

import { nearestName } from '../../contract/nearest-name.ts';

/**
 * Reads the flags of a command line; other words are refused.
 *
 * @throws Error whose message is for the user; of an unknown flag, it names the one that was probably meant.
 */
export function readFlags<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  const unknown = parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens.find(
    (token) => token.kind === 'option' && !Object.hasOwn(options, token.name),
  );
  if (unknown?.kind === 'option') {
    // As it was typed: -host would be read as the letters -h, -o, -s and -t.
    const [typed = unknown.rawName] = args[unknown.index]?.split('=') ?? [];
    const meant = nearestName(typed, Object.keys(options));
    const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
    throw new Error(`Unknown option '${typed}'.${hint} The flag --help lists all.`);
  }
  return parseArgs({ args: [...args], options }).values;
}
