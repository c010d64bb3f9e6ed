import { stopClock } from '../stopped-clock.ts';
import { checkedHandler } from './checked-handler.ts';

stopClock();

/** A handler under contract, in the tests of a file in which the clock stands still. */
export const startHandler = checkedHandler;
