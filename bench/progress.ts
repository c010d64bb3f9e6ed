/** Shows what is being done on standard error: in place on a terminal, else a line at a time. */
export function showProgress(text: string): void {
  const { stderr } = process;
  if (stderr.isTTY) {
    stderr.write(`\r\u001B[K${text}`);
  } else {
    stderr.write(`${text}\n`);
  }
}

/** Clears the last one, so that what is printed next stands on a line of its own. */
export function endProgress(): void {
  if (process.stderr.isTTY) {
    process.stderr.write('\r\u001B[K');
  }
}
