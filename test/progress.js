/** A run that says nothing for so long looks as if it hung. */
const SILENCE_MS = 15_000;

/** A jest reporter that says at the start what comes, and in between that it goes on: a single file may take long. */
export default class Progress {
  #told;
  #running = new Set();
  #done = 0;

  /** @param options - `expectation`: how long a run of all files takes, as a sentence. */
  constructor({ nonFlagArgs }, { expectation }) {
    this.#told = nonFlagArgs.length === 0 ? expectation : '';
  }

  onRunStart({ numTotalTestSuites: total }) {
    const startedAt = Date.now();
    say(`${total} test files. ${this.#told}`);
    this.timer = setInterval(() => {
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      say(`${seconds} s: ${this.#done} of ${total} files done, at ${[...this.#running].join(', ')}`);
    }, SILENCE_MS);
  }

  onTestFileStart({ path, context }) {
    this.#running.add(relative(path, context));
  }

  onTestFileResult({ path, context }) {
    this.#running.delete(relative(path, context));
    this.#done += 1;
    this.timer.refresh();
  }

  onRunComplete() {
    clearInterval(this.timer);
  }
}

function relative(path, { config }) {
  return path.replace(`${config.rootDir}/`, '');
}

function say(line) {
  process.stderr.write(`-- ${line}\n`);
}
