import { CURSOR_LAYOUT } from '../../contract/limits.ts';
import { epochOf } from '../../lambda/cursors/cursor-keys.ts';
import type { Answer, PageRequest } from './sandboxes.ts';
import type { AttackName } from './scenarios.ts';

/** Somebody who is allowed to call, and asks for what costs most. */
export interface Attacker {
  next(): PageRequest;
  /** Learns from an answer. */
  learn?(request: PageRequest, answer: Answer): void;
}

interface AttackInit {
  /** How many lists there are: `list-0` and so on. */
  lists: number;
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

type StartAttacker = (init: AttackInit) => Attacker;

interface Attack {
  /** In the words of a table. */
  label: string;
  attackers: readonly StartAttacker[];
  /** Whether AWS's tokens differ with each look. */
  hasNewTokens?: true;
}

/** Requests a second of each attacker. */
export const ATTACK_RATE = 50;

/** Different lists that always fail: each is asked for once a second. */
const FAILING_LISTS = 50;

/** What somebody who walks asks for at once: twelve requests a list. */
const WALKED_SIZE = 10;

export const attacks: Readonly<Record<AttackName, Attack>> = {
  sizes: { label: 'page sizes 1 to 50 of the same lists', attackers: [changeSizes] },
  invented: { label: 'identifiers that do not exist, each a new one', attackers: [inventIdentifiers] },
  walks: { label: 'valid cursors: all lists from end to end, again and again', attackers: [walkLists] },
  newTokens: {
    label: 'the same, where AWS’s tokens are new with each look',
    attackers: [walkLists],
    hasNewTokens: true,
  },
  forged: { label: 'forged cursors', attackers: [forgeCursors] },
  failing: { label: `${FAILING_LISTS} lists that always fail with 500`, attackers: [askForFailing] },
  all: {
    label: 'all of these at once',
    attackers: [changeSizes, inventIdentifiers, walkLists, forgeCursors, askForFailing],
    hasNewTokens: true,
  },
};

function changeSizes({ lists }: AttackInit): Attacker {
  let count = 0;
  return {
    next() {
      count += 1;
      return { identifier: `list-${count % lists}`, maxResults: 1 + (Math.floor(count / lists) % 50) };
    },
  };
}

function inventIdentifiers(): Attacker {
  let count = 0;
  return {
    next() {
      count += 1;
      return { identifier: `invented-${count}`, maxResults: 50 };
    },
  };
}

/** One walk through each list, side by side. */
function walkLists({ lists }: AttackInit): Attacker {
  const cursors = new Map<string, string>();
  let count = 0;
  return {
    next() {
      count += 1;
      const identifier = `list-${count % lists}`;
      return { identifier, maxResults: WALKED_SIZE, nextToken: cursors.get(identifier) };
    },
    learn({ identifier }, { status, body }) {
      if (status !== 200) return;
      const { NextToken } = JSON.parse(body) as { NextToken?: string };
      if (NextToken === undefined) cursors.delete(identifier);
      else cursors.set(identifier, NextToken);
    },
  };
}

/** Cursors that look like ours, so that only the key tells. */
function forgeCursors({ lists, now, random }: AttackInit): Attacker {
  let count = 0;
  return {
    next() {
      count += 1;
      const cursor = Buffer.from(Array.from({ length: 63 }, () => Math.floor(random() * 256)));
      cursor.writeUInt8(2);
      cursor.writeUInt16BE(epochOf(now()), CURSOR_LAYOUT.version);
      const nextToken = cursor.toString('base64url');
      return { identifier: `list-${count % lists}`, maxResults: 50, nextToken };
    },
  };
}

function askForFailing(): Attacker {
  let count = 0;
  return {
    next() {
      count += 1;
      return { identifier: `failing-${count % FAILING_LISTS}`, maxResults: 50 };
    },
  };
}
