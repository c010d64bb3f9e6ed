import { runWatch } from './run-watch.ts';

/** `npm run watch`: looks once at what failed, for people, cron and CI. What keeps it from saying so ends it with 2, whatever that is. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    console.error('\nStopped before everything was looked at: nobody can tell.');
    process.exit(2);
  });
}
// Such as head, which has read enough.
process.stdout.on('error', () => process.exit(2));
// Whoever hears no sentences still hears what it ends with.
process.stderr.on('error', () => undefined);
process.exitCode = await runWatch(process.argv.slice(2), process.env, process);
