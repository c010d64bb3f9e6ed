import type { EmulatorOptions } from '../../emulator/emulator-options.ts';
import type { Emulator } from '../../emulator/server.ts';
import { defaultSeed } from '../../emulator/state/default-seed.ts';
import type { SeedIntegration } from '../../emulator/state/seed.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import type { Handler } from '../../lambda/create-handler.ts';
import type { Authorize } from '../../local/gateway/answer-request.ts';
import { consoleConfig } from '../../local/pages/console-config.ts';
import { consoleFunction } from '../../local/pages/console-function.ts';
import { canaries } from '../canaries.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { startGateway } from '../local/under-contract.ts';
import { builtFolder } from './built-folder.ts';

/** The console with everything behind it, on free ports. */
export interface RunningConsole {
  url: string;
  emulator: Emulator;
  close: () => Promise<void>;
}

export interface ConsoleOptions {
  /** Added to the emulator's own. */
  seed?: readonly SeedIntegration[];
  /** Another emulator than the usual one. */
  emulator?: EmulatorOptions;
  /** Settings of the function, see contract/settings.ts. */
  settings?: Readonly<Record<string, string>>;
  allowedOrigins?: readonly string[];
  /** The calendar that cursors go by. */
  now?: () => number;
  /** Stands before the function, as an authorizer does. */
  guard?: (handler: Handler) => Handler;
  /** Asked before the function, in place of API Gateway's own authorizer. */
  authorize?: Authorize;
  /** Added to config.json. */
  config?: object;
  /** Origins that the page may call besides its own. */
  connectTo?: readonly string[];
}

/** Starts what `npm start` starts. */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const {
    seed = [],
    settings = {},
    allowedOrigins = [],
    now = Date.now,
    guard = (handler) => handler,
    authorize = () => true,
    config = {},
    connectTo = [],
  } = options;
  const emulator = await startEmulator({ seed: [...seed, ...defaultSeed], ...options.emulator });
  const environment = {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url,
    AWS_REGION: 'us-east-1',
    AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
    ALLOWED_ORIGINS: allowedOrigins.join(','),
    CURSOR_SECRET: canaries.cursorSecret,
    // A busy machine is no failure of AWS's.
    UPSTREAM_TIMEOUT_MS: '28000',
    ...settings,
  };
  const gateway = await startGateway({
    handler: guard(createHandler(environment, { log: () => undefined, now })),
    authorize,
    allowedOrigins,
    consoleFunction: consoleFunction(builtFolder(), () => ({
      config: JSON.stringify({ ...consoleConfig(true), ...config }),
      connectTo,
    })),
  });
  return {
    url: gateway.url,
    emulator,
    close: async () => {
      await gateway.close();
      await emulator.close();
    },
  };
}
