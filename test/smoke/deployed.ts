import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

import type { EmulatorOptions } from '../../emulator/emulator-options.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import { canaries } from '../canaries.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { startGateway } from '../local/under-contract.ts';
import type { Concerns } from '../local/under-contract.ts';
import { stopClock } from '../stopped-clock.ts';

stopClock();

export const ORIGIN = 'https://app.example.com';

/** What was altered is meant to differ from the contract. */
const nothing: Concerns = () => false;

/** Takes the place of an answer of the function. */
export type Alter = (result: APIGatewayProxyResult, event: APIGatewayProxyEvent) => APIGatewayProxyResult;

/** The routes as if deployed: the real function between the local gateway and the emulator. */
export async function startDeployed(
  alter?: Alter,
  {
    allowedHeaders = [],
    settings = {},
    emulatorOptions = {},
  }: {
    allowedHeaders?: string[];
    /** Of the function, see contract/settings.ts. */
    settings?: Readonly<Record<string, string>>;
    emulatorOptions?: EmulatorOptions;
  } = {},
) {
  const emulator = await startEmulator(emulatorOptions);
  const handler = createHandler(
    {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test-access-key-id',
      AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
      AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url,
      CURSOR_SECRET: canaries.cursorSecret,
      ALLOWED_ORIGINS: ORIGIN,
      PAGE_CACHE_SECONDS: '5',
      ...settings,
    },
    { log: () => undefined },
  );
  const allowedOrigins = [ORIGIN];
  const gateway = alter
    ? await startGateway(
        { handler: async (event, context) => alter(await handler(event, context), event), allowedOrigins },
        nothing,
      )
    : await startGateway({ handler, allowedOrigins, allowedHeaders });
  return {
    url: gateway.url,
    async close() {
      await gateway.close();
      await emulator.close();
    },
  };
}
