import { TestEnvironment } from 'jest-environment-node';

import { watchErrors } from './watch-errors.ts';
import { look, switchWatch, takeLeaks } from './watch.ts';

/** Jest's environment for Node, in which a test fails as soon as a canary of test/canaries.ts is where no secret may be. */
export default class WatchedEnvironment extends TestEnvironment {
  /** How many entries of the console have been looked at. */
  #seen = 0;

  async setup() {
    await super.setup();
    watchErrors(this.global, look);
    this.global.canaryWatch = { look, takeLeaks: () => this.#takeLeaks() };
    takeLeaks();
    switchWatch(true);
  }

  handleTestEvent({ name, test }, { unhandledErrors }) {
    // What comes between two tests counts for the second one, what comes after the last one for the file.
    if (name === 'test_done') test.errors.push(...this.#failures());
    if (name === 'run_finish') unhandledErrors.push(...this.#failures());
  }

  async teardown() {
    switchWatch(false);
    await super.teardown();
  }

  #failures() {
    return this.#takeLeaks().map((leak) => {
      const failure = new Error(`${leak} SECURITY.md says who may see what.`);
      failure.stack = failure.message;
      return failure;
    });
  }

  #takeLeaks() {
    // Jest keeps what the console is told until the file has ended; with --verbose it writes it to stdout at once.
    const entries = this.global.console.getBuffer?.() ?? [];
    for (const { message } of entries.slice(this.#seen)) look('What a test prints', message);
    this.#seen = entries.length;
    return takeLeaks();
  }
}
