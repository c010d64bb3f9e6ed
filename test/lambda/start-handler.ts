import type { createHandler as CreateHandler, Effects } from '../../lambda/create-handler.ts';
import type { RequestRecord } from '../../lambda/request-record.ts';
import type { Environment } from '../../lambda/settings.ts';
import { bundlePath } from './bundle-path.ts';
import { testEnvironment } from './environment.ts';

/** The source or, in the project `bundle` of jest.config.js, what is deployed. */
const { createHandler } = (await import(
  'functionUnderTest' in globalThis ? bundlePath() : '../../lambda/create-handler.ts'
)) as { createHandler: typeof CreateHandler };

/** A handler in front of the upstream at `url`, and the lines it logs. */
export function startHandler(url: string, more: Environment = {}, effects: Partial<Effects> = {}) {
  const lines: { level: string; record: RequestRecord }[] = [];
  const handler = createHandler(
    { ...testEnvironment, AWS_ENDPOINT_URL_APPINTEGRATIONS: url, ...more },
    { log: (level, record) => lines.push({ level, record }), ...effects },
  );
  return { handler, lines };
}
