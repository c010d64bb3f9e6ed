import { on } from 'node:events';

import jestRunner from 'jest-runner';

import { watchIdleness } from './idle.js';
import { job } from './job.js';

const TestRunner = jestRunner.default ?? jestRunner;

/** Runs no test by itself: it waits for jobs of test/mutants/judge.ts, each a test file and a mutant, and answers. */
export default class MutantRunner extends TestRunner {
  async runTests(tests, watcher) {
    const known = new Map(
      tests.map((test) => [test.path.replace(`${test.context.config.rootDir}/`, ''), test]),
    );
    const runner = new TestRunner(this._globalConfig, this._context);
    let failure;
    runner.on('test-file-success', ([, { numFailingTests, testExecError, failureMessage }]) => {
      if (numFailingTests > 0 || testExecError) failure = String(failureMessage ?? testExecError?.message);
    });
    runner.on('test-file-failure', ([, error]) => {
      failure = String(error?.message);
    });
    // What a test left behind may fail later, and tells nothing of the one that runs then.
    process.on('uncaughtException', () => undefined);
    process.on('disconnect', () => process.exit());
    const idleness = watchIdleness(() => {
      const failure = 'It waits for what does not come.';
      const verdict = { failure, calls: 0, reached: [], idleMs: 0, memory: process.memoryUsage().rss };
      process.send({ ...verdict, isLast: true }, () => process.exit());
    });
    process.send({ files: [...known.keys()] });
    for await (const [{ file, mutants, limit, idleLimitMs }] of on(process, 'message')) {
      failure = undefined;
      process.env.MUTANTS = mutants.join(' ');
      Object.assign(job, {
        mutants: new Set(mutants),
        calls: 0,
        limit: limit ?? Infinity,
        reached: mutants.length === 0 ? new Set() : undefined,
      });
      idleness.begin(idleLimitMs ?? Infinity);
      await runner.runTests([known.get(file)], watcher, { serial: true });
      const reached = [...(job.reached ?? [])];
      const idleMs = idleness.longest();
      idleness.begin(Infinity);
      process.send({ failure, calls: job.calls, reached, idleMs, memory: process.memoryUsage().rss });
    }
  }
}
