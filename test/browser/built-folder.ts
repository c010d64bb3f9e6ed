/** Where the console was built for this test run. */
export function builtFolder(): string {
  const folder = process.env['CONSOLE_FOLDER'];
  if (folder === undefined) throw new Error('CONSOLE_FOLDER is not set: run npm run test:browser.');
  return folder;
}
