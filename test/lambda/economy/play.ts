import { createRandom } from '../../../bench/economy/random.ts';
import { createTime } from '../../../bench/economy/time.ts';
import { createRateLimit } from '../../../emulator/rate-limit.ts';
import { documentedError } from '../../../lambda/api-error.ts';
import { invoke } from '../invoke.ts';
import { startHandler } from '../start-handler.ts';
import { createAppIntegrations, nameOf, operationOf, refusals } from './appintegrations.ts';
import type { List, Statement } from './appintegrations.ts';
import { createFlakyTable } from './flaky-table.ts';
import type { Trouble } from './flaky-table.ts';

const HOUR = 3600 * 1000;

/** One request, with its answer. */
export interface Answered {
  sandbox: number;
  list: string;
  /** AppIntegrations' token of the page that was asked for, as far as it is known. */
  isFirst: boolean;
  askedAt: number;
  at: number;
  status: number;
  headers: Readonly<Record<string, unknown>>;
  statements: Statement[];
  hasNext: boolean;
}

/** A list from beginning to end, page by page. */
export interface Walk {
  list: List;
  entries: number[];
}

/** Everything that a seed draws, and what came of it. */
export type Played = Awaited<ReturnType<typeof play>>;

/** Plays minutes of requests, refusals, failures, changes and clocks that are off, as `seed` draws them. */
export async function play(seed: number) {
  const random = createRandom(seed);
  // The first numbers of neighbouring seeds are neighbours.
  for (let time = 0; time < 10; time += 1) random();
  const oneOf = <T>(...values: [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const time = createTime();

  const settings = {
    freshSeconds: oneOf(0, 2, 5, 5),
    staleSeconds: oneOf(0, 6, 30, 60, 60),
    rate: oneOf(0, 0.5, 1, 2, 4),
    burst: oneOf(0, 2, 5),
  };
  const lists: List[] = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, index) => {
    const identifier = index === 0 ? '' : `list-${index}`;
    return {
      operation: operationOf(identifier),
      identifier,
      entries: Array.from({ length: Math.floor(random() * random() * 130) }, (_entry, entry) => entry),
      pageSize: oneOf(50, 50, 50, 1 + Math.floor(random() * 50)),
      refusal: undefined,
    };
  });
  const changing = lists.filter(() => random() < 0.4);
  const isWithinQuota = createRateLimit({
    requestsPerSecond: oneOf(0.5, 2, 20, 100),
    burst: 5,
    now: time.now,
  });
  const appIntegrations = createAppIntegrations({
    time,
    random,
    lists,
    isWithinQuota,
    failing: oneOf(0, 0.1, 0.5),
  });

  const keepsPages = settings.freshSeconds + settings.staleSeconds + settings.rate > 0;
  const isShared = random() < 0.5 && keepsPages;
  const isCalm = random() < 0.4;
  const trouble: Trouble = {
    late: isCalm ? 0 : oneOf(0, 0.05, 0.5),
    failing: isCalm ? 0 : oneOf(0, 0.02, 0.5, 1),
    throttling: isCalm ? 0 : oneOf(0, 0.1),
    rubbish: isCalm ? 0 : oneOf(0, 0.05),
  };
  const { tableOf, setbacks } = createFlakyTable({ time, random, trouble });
  const dying = oneOf(0, 0, 0.02);
  const versions = oneOf(1, 1, 2);
  const versionOf: number[] = [];
  const clocks: { offset: number; steppedBack: number }[] = [];
  const count = { asked: 0, died: 0 };

  /** A sandbox, and the one that takes its place when it dies. */
  function startSandbox(clock: { offset: number; steppedBack: number }) {
    const index = clocks.push(clock) - 1;
    const version = 1 + Math.floor(random() * versions);
    versionOf[index] = version;
    const sandbox = { index, clock, pending: 0, isDead: false };
    const lives = (): boolean => {
      if (sandbox.isDead) return false;
      if (random() >= dying) return true;
      sandbox.isDead = true;
      count.died += sandbox.pending;
      sandboxes.splice(sandboxes.indexOf(started), 1, startSandbox(clock));
      return false;
    };
    const { handler } = startHandler(
      'http://127.0.0.1:1',
      {
        PAGE_CACHE_SECONDS: String(settings.freshSeconds),
        STALE_PAGE_SECONDS: String(settings.staleSeconds),
        UPSTREAM_RATE: String(settings.rate),
        UPSTREAM_BURST: String(settings.burst),
        SHARED_PAGES_TABLE: isShared ? 'test-shared-pages' : '',
      },
      {
        now: () => time.now() + clock.offset,
        random,
        pause: (milliseconds) => time.pass(milliseconds),
        upstream: appIntegrations.upstreamOf(index),
        table: tableOf(version, lives),
      },
    );
    const started = { sandbox, handler };
    return started;
  }

  const sandboxes = Array.from({ length: isShared ? oneOf(2, 3, 5) : oneOf(1, 2, 3) }, () =>
    startSandbox({ offset: Math.floor(random() * 1000), steppedBack: 0 }),
  );

  const answers: Answered[] = [];
  const walks: Walk[] = [];

  async function ask(identifier: string, query: Record<string, string>) {
    count.asked += 1;
    const drawn = sandboxes[Math.floor(random() * sandboxes.length)];
    if (!drawn) throw new Error('There is no sandbox.');
    const { sandbox, handler } = drawn;
    const operation = operationOf(identifier);
    sandbox.pending += 1;
    const askedAt = time.now();
    const { statusCode, headers, json } = await invoke(handler, { operation, identifier, query });
    sandbox.pending -= 1;
    // What a sandbox that died still says, nobody hears.
    if (sandbox.isDead) return new Promise<never>(() => undefined);
    const rows: Record<string, string>[] = statusCode === 200 ? json[operation.list] : [];
    const statements = rows.map((row) => JSON.parse(Object.values(row)[0] ?? '') as Statement);
    answers.push({
      sandbox: sandbox.index,
      list: nameOf({ operation, identifier }),
      isFirst: query['nextToken'] === undefined,
      askedAt,
      at: time.now(),
      status: statusCode,
      headers,
      statements,
      hasNext: statusCode === 200 && json.NextToken !== undefined,
    });
    return { statusCode, statements, nextToken: json?.NextToken as string | undefined };
  }

  const size = (): Record<string, string> =>
    random() < 0.3 ? {} : { maxResults: String(1 + Math.floor(random() * 50)) };

  /** Asks for the first page of some list, again and again. */
  async function poll(rounds: number, everyMs: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const list = lists[Math.floor(random() * lists.length)];
      const identifier = random() < 0.2 ? `invented-${Math.floor(random() * 100)}` : (list?.identifier ?? '');
      void ask(identifier, size());
      await time.pass(everyMs * (0.5 + random()));
    }
  }

  /** Many ask for the same at once, as they do when a page has passed its time. */
  async function crowd(list: List): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await time.pass(3000 + random() * 6000);
      for (let each = 0; each < 6; each += 1) void ask(list.identifier, size());
    }
  }

  /** Walks through a list at any page sizes, and asks again where it is refused. */
  async function walk(list: List, most: number): Promise<void> {
    const entries: number[] = [];
    let nextToken: string | undefined;
    for (let step = 0; step < most; step += 1) {
      const answer = await ask(list.identifier, { ...size(), ...(nextToken !== undefined && { nextToken }) });
      await time.pass(random() * 1500);
      if (answer.statusCode !== 200) continue;
      entries.push(...answer.statements.map(({ entry }) => entry));
      nextToken = answer.nextToken;
      if (nextToken !== undefined) continue;
      walks.push({ list, entries });
      return;
    }
  }

  /** Lists grow and shrink, and now and then AppIntegrations refuses to say anything of them. */
  async function change(list: List): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      await time.pass(random() * 8000);
      list.entries = Array.from({ length: Math.floor(random() * 130) }, (_, entry) => entry);
      list.refusal = random() < 0.4 ? documentedError(oneOf(...refusals), 'upstream-error') : undefined;
    }
    list.refusal = undefined;
  }

  for (let poller = 0; poller < 3; poller += 1) void poll(12, oneOf(300, 1000, 3000));
  for (const list of lists.slice(0, 2)) void walk(list, 20);
  if (isShared) for (const list of lists.slice(1, 2)) void crowd(list);
  for (const list of changing) void change(list);
  for (const { sandbox } of sandboxes) {
    const { clock } = sandbox;
    if (random() < (isShared && isCalm ? 0.1 : 0.2)) {
      time.after(random() * 30_000, () => {
        clock.offset -= HOUR;
        clock.steppedBack += 1;
      });
    }
  }
  await time.run();

  return {
    settings,
    answers,
    walks,
    unanswered: count.asked - answers.length - count.died,
    isShared,
    isCalm,
    changing,
    offsets: clocks.map(({ offset }) => offset),
    isTrusty: isShared && isCalm && dying === 0,
    versionOf,
    setbacks,
    calls: appIntegrations.calls,
    looks: appIntegrations.looks,
    refused: appIntegrations.refused,
    waits: appIntegrations.waits,
    steppedBack: clocks.map(({ steppedBack }) => steppedBack > 0),
  };
}
