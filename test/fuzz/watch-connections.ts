import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Agent, ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

const CHANNEL = 'http.client.request.start';

/** A connection that was given up is gone after a few turns of the event loop, whatever the machine. */
const CLOSING_TURNS = 1000;

/** Watches the connections that the code under attack makes: Node tells of each request, and so of its agent. */
export function watchConnections() {
  const agents = new Set<Agent>();
  const note = (message: unknown) => {
    const { agent } = (message as { request: ClientRequest & { agent: Agent } }).request;
    agents.add(agent);
  };
  subscribe(CHANNEL, note);

  const inUse = () => Array.from(agents).flatMap(({ sockets }) => connections(sockets));
  const all = () => inUse().concat(Array.from(agents).flatMap(({ freeSockets }) => connections(freeSockets)));
  return {
    all,
    /** Waits until no request has a connection. */
    unused: () => settles(() => inUse().length === 0, 'a connection is still in use'),
    /** Waits until there are none. */
    closed: (problem: string) => settles(() => all().length === 0, problem),
    /** Ends those that are kept, and looks for new ones. */
    forget() {
      for (const agent of agents) agent.destroy();
      agents.clear();
    },
    stop() {
      unsubscribe(CHANNEL, note);
      this.forget();
    },
  };
}

function connections(byServer: Agent['sockets']): Socket[] {
  return Object.values(byServer).flatMap((sockets) => sockets ?? []);
}

async function settles(holds: () => boolean, problem: string): Promise<void> {
  for (let turn = 0; turn < CLOSING_TURNS && !holds(); turn += 1) await nextTurn();
  assert.ok(holds(), problem);
}
