import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { consoleFunction } from '../../../local/pages/console-function.ts';
import { consoleEvent } from '../../console/console-event.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-function-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('it is there once the console is built, and answers with what is there now', async () => {
  const variables = { config: '{"apiUrl":""}', connectTo: ['http://localhost:4000'] };
  const handlerNow = consoleFunction(folder, () => variables);
  expect(handlerNow()).toBeUndefined();
  await mkdir(join(folder, 'assets'));
  for (const page of ['first', 'second']) {
    await writeFile(join(folder, 'index.html'), page);
    const answer = await handlerNow()?.(consoleEvent('/'));
    expect(answer).toMatchObject({ statusCode: 200, body: page });
    expect(answer?.headers?.['Content-Security-Policy']).toContain(
      "connect-src 'self' http://localhost:4000;",
    );
  }
  for (const config of ['{"apiUrl":"/a"}', '{"apiUrl":"/b"}']) {
    variables.config = config;
    expect(await handlerNow()?.(consoleEvent('/config.json'))).toMatchObject({ body: config });
  }
});
