import { expect } from 'expect';
import type { Arbitrary, AsyncCommand } from 'fast-check';

import type { Emulator } from '../../../emulator/server.ts';
import { send } from '../raw-http.ts';
import type { Model } from './model.ts';

/** The emulator under test, which may be started again. */
export interface Real {
  emulator: Emulator;
  /** What the start had. */
  start: Model;
  restart(): Promise<void>;
}

export interface Answer {
  status: number;
  json: Record<string, unknown>;
}

/** One call: what to send, and what to make of it. */
export interface Move {
  method: string;
  path: string;
  body?: object;
  /** Says what must come, and lets it happen to the model as well. */
  answered: (answer: Answer) => void;
}

/** A call as a command of fast-check's. */
export class Step implements AsyncCommand<Model, Real> {
  readonly name: string;
  readonly move: (model: Model) => Move;

  constructor(name: string, move: (model: Model) => Move) {
    this.name = name;
    this.move = move;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, { emulator }: Real): Promise<void> {
    const { method, path, body, answered } = this.move(model);
    const answer = await send(emulator, method, path, body === undefined ? '' : JSON.stringify(body));
    answered({ status: answer.status, json: JSON.parse(answer.body || '{}') });
  }

  toString(): string {
    return this.name;
  }
}

/** What may be done, as data, and the command that does it. */
export interface StepKind<Data = unknown> {
  name: string;
  data: Arbitrary<Data>;
  command(data: Data): AsyncCommand<Model, Real>;
}

export function stepKind<Data>(
  name: string,
  data: Arbitrary<Data>,
  command: (data: Data) => AsyncCommand<Model, Real>,
): StepKind<Data> {
  return { name, data, command };
}

/** An error as AWS's reference lists it. */
export function refusedWith(answer: Answer, status: number): void {
  expect(answer).toEqual({ status, json: { Message: expect.any(String) } });
}
