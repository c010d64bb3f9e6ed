import { pathParameter } from '../contract/list-operation.ts';
import { documentation, operations } from '../contract/operations.ts';
import type { Operation } from '../contract/operations.ts';
import type { Ask } from './ask.ts';
import { difference, entryNeeds } from './check.ts';
import type { Check, Finding } from './check.ts';
import { errorDifferences } from './error-shape.ts';
import { MISSING_IDENTIFIER } from './parameter-checks.ts';

export function cursorChecks(operation: Operation): Check[] {
  const { listed } = documentation[operation.operation];
  const tooFew = pathParameter(operation)
    ? `the data integration has fewer than two ${listed}: name another`
    : `there are fewer than two ${listed}`;

  /** A check that begins with the cursor of a second page. */
  function withCursor(
    name: string,
    run: (cursor: string, ask: Ask, identifier: string) => Promise<Finding>,
  ): Check {
    return {
      name,
      ...entryNeeds(operation),
      async run(ask, { identifier }) {
        const { body } = await ask({ identifier, query: 'maxResults=1' });
        const cursor: string | undefined = Object(body).NextToken;
        return cursor === undefined ? { notChecked: tooFew } : run(cursor, ask, identifier);
      },
    };
  }

  return [
    withCursor('a cursor leads on, with another page size too', async (cursor, ask, identifier) => {
      const reply = await ask({ identifier, query: `maxResults=2&nextToken=${cursor}` });
      return difference('status', reply.status, 200);
    }),
    withCursor('400 for a cursor altered anywhere', async (cursor, ask, identifier) => {
      const differences: string[] = [];
      for (const at of [0, Math.floor(cursor.length / 2), cursor.length - 1]) {
        const reply = await ask({ identifier, query: `maxResults=1&nextToken=${altered(cursor, at)}` });
        differences.push(...errorDifferences(reply, 400, 'InvalidRequestException'));
      }
      return differences;
    }),
    withCursor('400 for the cursor of another list', async (cursor, ask) => {
      const [another] = operations;
      const query = `nextToken=${cursor}`;
      const reply = await ask({ operation: another, identifier: MISSING_IDENTIFIER, query });
      return errorDifferences(reply, 400, 'InvalidRequestException');
    }),
  ];
}

/** Another character of the same alphabet in one place. */
function altered(cursor: string, at: number): string {
  return cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
}
