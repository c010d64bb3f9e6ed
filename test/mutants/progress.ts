/** Who waits wants to know how long. */
const EACH_MS = 15_000;

/** Lines on standard error: what is done, and how long the rest of it may take. */
export class Progress {
  #round = '';
  #startedAt = Date.now();
  #toldAt = Date.now();

  /** @param round - what is being done now */
  step(done: number, of: number, round: string): void {
    const now = Date.now();
    if (round !== this.#round) {
      // What was done first is what the round before ended with.
      this.#startedAt = this.#round === '' ? this.#startedAt : now;
      this.#round = round;
    }
    if (now - this.#toldAt < EACH_MS) return;
    this.#toldAt = now;
    const left = ((now - this.#startedAt) / done) * (of - done);
    this.say(`${round}: ${done} of ${of}, about ${Math.max(1, Math.round(left / 60_000))} min to go`);
  }

  say(text: string): void {
    process.stderr.write(`-- ${text}\n`);
  }
}
