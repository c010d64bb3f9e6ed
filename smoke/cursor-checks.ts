import type { Ask } from './ask.ts';
import { type Check, difference } from './check.ts';
import { errorDifferences } from './error-shape.ts';
import { MISSING_IDENTIFIER } from './parameter-checks.ts';

const TOO_FEW = { notChecked: 'the data integration has fewer than two associations: name another' };

export const cursorChecks: Check[] = [
  {
    name: 'a cursor leads on, with another page size too',
    needs: 'identifier',
    async run(ask, { identifier }) {
      const cursor = await firstCursor(ask, identifier);
      if (cursor === undefined) return TOO_FEW;
      const reply = await ask({ identifier, query: `maxResults=2&nextToken=${cursor}` });
      return difference('status', reply.status, 200);
    },
  },
  {
    name: '400 for a cursor altered anywhere',
    needs: 'identifier',
    async run(ask, { identifier }) {
      const cursor = await firstCursor(ask, identifier);
      if (cursor === undefined) return TOO_FEW;
      const differences: string[] = [];
      for (const at of [0, Math.floor(cursor.length / 2), cursor.length - 1]) {
        const reply = await ask({ identifier, query: `maxResults=1&nextToken=${altered(cursor, at)}` });
        differences.push(...errorDifferences(reply, 400, 'InvalidRequestException'));
      }
      return differences;
    },
  },
  {
    name: "400 for another data integration's cursor",
    needs: 'identifier',
    async run(ask, { identifier }) {
      const cursor = await firstCursor(ask, identifier);
      if (cursor === undefined) return TOO_FEW;
      const reply = await ask({ identifier: MISSING_IDENTIFIER, query: `nextToken=${cursor}` });
      return errorDifferences(reply, 400, 'InvalidRequestException');
    },
  },
];

async function firstCursor(ask: Ask, identifier: string): Promise<string | undefined> {
  const { body } = await ask({ identifier, query: 'maxResults=1' });
  return Object(body).NextToken;
}

/** Another character of the same alphabet in one place. */
function altered(cursor: string, at: number): string {
  return cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
}
