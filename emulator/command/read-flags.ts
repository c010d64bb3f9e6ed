import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

import { nearestName } from '../../contract/nearest-name.ts';

/**
 * Reads the flags of a command line; other words are refused.
 *
 * @throws Error whose message is for the user; of an unknown flag, it names the one that was probably meant.
 */
export function readFlags<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const unknown = given.find(({ name }) => !Object.hasOwn(options, name));
  if (unknown !== undefined) {
    // As it was typed: -host would be read as the letters -h, -o, -s and -t.
    const [typed = unknown.rawName] = args[unknown.index]?.split('=') ?? [];
    const meant = nearestName(typed, Object.keys(options));
    const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
    throw new Error(`Unknown option '${typed}'.${hint} The flag --help lists all.`);
  }
  refuseDoubles(
    given.map(({ name }) => name),
    options,
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node ends what it says of a flag without its value in no full stop.
    throw new Error((error as Error).message.replace(/[^.]$/, '$&.'), { cause: error });
  }
}

/** Of two values, the first would count for nothing. */
function refuseDoubles(given: readonly string[], options: ParseArgsOptionsConfig): void {
  const single = given.filter((name) => options[name]?.type === 'string' && options[name].multiple !== true);
  const twice = single.find((name, index) => single.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`--${twice} is given twice: give it once.`);
}
