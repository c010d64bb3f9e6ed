/** Things that will happen, in the order of their time, then of their being put in. */
export interface EventQueue {
  /** Has `run` happen at `at` (milliseconds on the simulation's clock). */
  add(at: number, run: () => void): void;
  /** Takes out the next one, if there is any. */
  next(): QueuedEvent | undefined;
}

interface QueuedEvent {
  at: number;
  run: () => void;
}

interface Entry extends QueuedEvent {
  order: number;
}

/** A binary heap: ten thousand pollers put millions of events through it. */
export function createEventQueue(): EventQueue {
  const heap: Entry[] = [];
  let order = 0;

  function rise(entry: Entry): void {
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  function sink(entry: Entry): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let smaller = heap[child];
      const right = heap[child + 1];
      if (smaller !== undefined && right !== undefined && isBefore(right, smaller)) {
        child += 1;
        smaller = right;
      }
      if (smaller === undefined || isBefore(entry, smaller)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = entry;
  }

  return {
    add(at, run) {
      order += 1;
      rise({ at, run, order });
    },
    next() {
      const [first] = heap;
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first;
    },
  };
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
