type Look = (where: string, text: string) => void;

/** What test/canaries/watched-environment.js gives each sandbox. */
const { canaryWatch } = globalThis as unknown as { canaryWatch: { look: Look; takeLeaks: () => string[] } };

/**
 * Shows the watch what leaves the product in another way than over a socket, on the console or out of a process: a line given to a function
 * that logs, an answer that is returned.
 *
 * @param where - begins a sentence, such as `A line of the log`.
 */
export const showWatch: Look = canaryWatch.look;

/** What the watch has seen. The test does not fail of it any more, so only the tests of the watch itself ask. */
export const takeLeaks: () => string[] = canaryWatch.takeLeaks;
