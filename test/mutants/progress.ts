/** Who waits wants to know how long. */
const EACH_MS = 15_000;

/** Lines on standard error: what is done, and how long the rest may take. */
export class Progress {
  #startedAt = Date.now();
  #toldAt = Date.now();

  constructor(first: string) {
    this.say(first);
  }

  next(text: string): void {
    this.#startedAt = Date.now();
    this.say(text);
  }

  step(done: number, of: number): void {
    const now = Date.now();
    if (now - this.#toldAt < EACH_MS || done === 0) return;
    this.#toldAt = now;
    const left = Math.ceil(((now - this.#startedAt) / done) * (of - done)) / 60_000;
    this.say(`${done} of ${of}; about ${Math.max(1, Math.round(left))} min to go`);
  }

  say(text: string): void {
    process.stderr.write(`-- ${text}\n`);
  }
}
