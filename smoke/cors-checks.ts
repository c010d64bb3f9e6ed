import { EXPOSED_HEADERS } from '../contract/headers.ts';
import { METHOD } from '../contract/list-operation.ts';
import { allowedRequestHeaders } from '../contract/request-header.ts';
import type { Question, Reply } from './ask.ts';
import { difference } from './check.ts';
import type { Check } from './check.ts';
import { MISSING_IDENTIFIER } from './parameter-checks.ts';

/** Reserved: nobody's page is there. */
const FOREIGN_ORIGIN = 'https://smoke-test.invalid';

/** What the function refuses by itself. */
const refused: Question = { identifier: MISSING_IDENTIFIER, query: 'maxResults=0' };

/** Of each route: API Gateway keeps preflight answers apart. */
export const corsChecks: readonly Check[] = [
  {
    name: 'an origin that is not allowed is not let in',
    async run(ask) {
      const { headers } = await ask({ ...refused, headers: { Origin: FOREIGN_ORIGIN } });
      const allowed = headers.get('access-control-allow-origin');
      return allowed === FOREIGN_ORIGIN ? ['any origin is let in, without saying *'] : [];
    },
  },
  {
    name: 'an allowed origin may read errors',
    needs: 'origin',
    run: async (ask, { origin }) => readable(await ask({ ...refused, headers: { Origin: origin } }), origin),
  },
  {
    name: 'an allowed origin is told before it calls',
    needs: 'origin',
    async run(ask, { origin, allowedHeaders }) {
      const needed = allowedRequestHeaders(allowedHeaders);
      const reply = await ask({
        identifier: MISSING_IDENTIFIER,
        method: 'OPTIONS',
        authorized: false,
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': METHOD,
          'Access-Control-Request-Headers': needed.join(','),
        },
      });
      const list = (name: string) => reply.headers.get(name)?.split(/, ?/).toSorted();
      return [
        ...difference('status', reply.status, 204),
        ...allowedOrigin(reply, origin),
        ...difference('Access-Control-Allow-Methods', list('access-control-allow-methods'), [METHOD]),
        ...missingHeaders(needed, list('access-control-allow-headers') ?? []),
      ];
    },
  },
];

/** Of what API Gateway answers without any route. */
export const noRouteCorsCheck: Check = {
  name: 'an allowed origin may read errors API Gateway makes itself',
  needs: 'origin',
  async run(ask, { origin }) {
    const reply = await ask({ path: '/no-such-route', authorized: false, headers: { Origin: origin } });
    return readable(reply, origin);
  },
};

/** A route may allow more than was named here: what its authorizer reads, for one. */
function missingHeaders(needed: readonly string[], allowed: readonly string[]): string[] {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return needed
    .filter((name) => !names.has(name.toLowerCase()))
    .map((name) => `Access-Control-Allow-Headers lacks ${name}`);
}

function readable(reply: Reply, origin: string): string[] {
  const exposed = reply.headers.get('access-control-expose-headers')?.split(/, ?/).toSorted();
  return [
    ...allowedOrigin(reply, origin),
    ...difference('Access-Control-Expose-Headers', exposed, EXPOSED_HEADERS.toSorted()),
  ];
}

function allowedOrigin({ headers }: Reply, origin: string): string[] {
  const allowed = headers.get('access-control-allow-origin');
  return allowed === '*' ? [] : difference('Access-Control-Allow-Origin', allowed, origin);
}
