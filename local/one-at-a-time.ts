/**
 * Makes a task that never runs twice at once: asked for while it runs, it runs once more afterwards, however often it
 * was asked for. It must not reject.
 */
export function oneAtATime(task: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await task();
    }
    isRunning = false;
  }

  return () => {
    isWanted = true;
    if (!isRunning) void runAll();
  };
}
