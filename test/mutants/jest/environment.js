import NativeEnvironment from '../../native-environment.js';
import { job } from './job.js';

/** The environment of all tests, which also tells the source which mutant runs, and ends a file at its first failure. */
export default class MutantEnvironment extends NativeEnvironment {
  constructor(...options) {
    super(...options);
    this.global.mutants = job;
  }

  handleTestEvent(event, state) {
    super.handleTestEvent(event, state);
    const { name, test } = event;
    if (name === 'test_done' && test.errors.length > 0) skipRest(state.rootDescribeBlock);
  }
}

function skipRest({ children }) {
  for (const child of children) {
    if (child.type === 'test') child.mode = 'skip';
    else skipRest(child);
  }
}
