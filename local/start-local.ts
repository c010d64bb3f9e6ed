import type { ConsoleVariables } from '../console/read-variables.ts';
import { functionTimeoutSeconds } from '../contract/timeouts.ts';
import { claimPort } from '../emulator/command/claim-port.ts';
import { startEmulator } from '../emulator/server.ts';
import type { Emulator } from '../emulator/server.ts';
import { createHandler } from '../lambda/create-handler.ts';
import type { Log } from '../lambda/route/request-log.ts';
import { readSettings } from '../lambda/settings.ts';
import { functionEnvironment, isEmulated } from './function-environment.ts';
import type { Environment } from './function-environment.ts';
import { readAllowedHeaders } from './gateway/allowed-headers.ts';
import { startGateway } from './gateway/gateway.ts';
import type { Gateway, GatewayOptions } from './gateway/gateway.ts';
import { consoleConfig } from './pages/console-config.ts';
import { consoleFunction } from './pages/console-function.ts';
import { firstPage } from './pages/first-page.ts';
import { openapiPage } from './pages/openapi-page.ts';
import { welcomePage } from './pages/welcome-page.ts';
import type { Listeners } from './start-settings.ts';
import { withProfile } from './with-profile.ts';

/** Of the console's function, what a caller adds. */
export interface ConsoleSettings {
  /** Members of config.json, in the place of the usual ones of the same name. */
  config?: Readonly<Record<string, unknown>>;
  /** Origins that the page may call besides its own. */
  connectTo?: readonly string[];
}

/** Ports: 0 is any free one. */
export interface LocalOptions extends Listeners {
  /** The function's settings, see contract/settings.ts. */
  environment: Environment;
  /** Where the console was built; without one, `/` says what to try. */
  consoleFolder?: string;
  /** What a console is told beside what it is told on every machine; asked for at each of its requests. */
  consoleSettings?: () => ConsoleSettings;
  /** The function's own log. */
  log: Log;
  onRequest: NonNullable<GatewayOptions['onRequest']>;
  /** The emulator's clock, in milliseconds since the epoch. Default: the machine's. */
  now?: () => number;
}

/** The route and its emulator, running. */
export interface LocalBff {
  gateway: Gateway;
  /** Absent when the user has named another upstream. */
  emulator: Emulator | undefined;
  /** Where AppIntegrations is, no trailing slash. */
  upstreamUrl: string;
  /** Where one signs in; absent when nobody has to. */
  issuer: string | undefined;
  /** Stops all within a second. */
  close: () => Promise<void>;
}

/**
 * Starts the emulator, unless the user has named another upstream, an identity provider, if one is wanted, and the gateway
 * with the real function in front.
 *
 * @throws Error whose message is for the user: a port that cannot be had, a setting that is wrong.
 */
export async function startLocal(options: LocalOptions): Promise<LocalBff> {
  const { port, emulatorPort, signInPort, host, allowedHosts, consoleFolder, log, onRequest } = options;
  const hosts = { ...(host !== undefined && { host }), ...(allowedHosts && { allowedHosts }) };
  // The console is the one page of another origin that may call the emulator.
  const consoleOrigins = new Set<string>();
  const given = await withProfile(options.environment);
  // Whoever keeps cursors across restarts needs the upstream tokens in them to live on as well.
  const pageTokenSecret = given['CURSOR_SECRET']?.trim() || given['CURSOR_KEY_ID']?.trim();
  refuseSamePort({
    PORT: port,
    ...(isEmulated(given) && { EMULATOR_PORT: emulatorPort }),
    ...(signInPort !== undefined && { SIGN_IN_PORT: signInPort }),
  });
  await using running = new AsyncDisposableStack();
  const emulator = isEmulated(given)
    ? await claimPort('EMULATOR_PORT', emulatorPort, host, () =>
        startEmulator({
          port: emulatorPort,
          ...hosts,
          isAllowedOrigin: (origin) => consoleOrigins.has(origin),
          ...(pageTokenSecret && { pageTokenSecret }),
          ...(options.now && { now: options.now }),
        }),
      )
    : undefined;
  running.defer(async () => emulator?.close());
  const signIn =
    signInPort === undefined
      ? undefined
      : await claimPort('SIGN_IN_PORT', signInPort, host, async () => {
          // Read only where it is wanted: nobody else has to wait for it.
          const { startSignIn } = await import('./sign-in/start-sign-in.ts');
          return startSignIn({ port: signInPort, ...hosts });
        });
  running.defer(async () => signIn?.close());
  const environment = functionEnvironment(given, emulator?.url);
  const handler = createHandler(environment, { log });
  const { allowedOrigins, upstreamEndpoint, upstreamTimeoutMs } = readSettings(environment);
  const allowedHeaders = readAllowedHeaders(options.environment);
  const functionTimeoutMs = functionTimeoutSeconds(upstreamTimeoutMs) * 1000;
  const issuers = signIn === undefined ? [] : [signIn.config.issuer];
  const consoleVariables = (): ConsoleVariables => {
    const { config, connectTo = [] } = options.consoleSettings?.() ?? {};
    return {
      config: JSON.stringify({ ...consoleConfig(emulator !== undefined, signIn?.config), ...config }),
      connectTo: [...issuers, ...connectTo],
    };
  };
  const upstreamUrl = upstreamEndpoint.href.replace(/\/$/, '');
  const welcome = welcomePage(emulator === undefined ? upstreamUrl : undefined);
  const pages = firstPage(openapiPage, welcome);
  const gateway = await claimPort('PORT', port, host, () =>
    startGateway({
      handler,
      port,
      ...hosts,
      ...(signIn && { authorize: signIn.authorize }),
      allowedOrigins,
      allowedHeaders,
      functionTimeoutMs,
      ...(consoleFolder !== undefined && {
        consoleFunction: consoleFunction(consoleFolder, consoleVariables),
      }),
      pages,
      onRequest,
    }),
  );
  running.defer(gateway.close);
  consoleOrigins.add(gateway.url).add(`http://localhost:${gateway.port}`);
  await signIn?.admitConsole(gateway.port);
  const all = running.move();
  let closing: Promise<void> | undefined;
  return {
    gateway,
    emulator,
    upstreamUrl,
    issuer: signIn?.config.issuer,
    // Whoever asks again waits for the same end.
    close: () => (closing ??= all.disposeAsync()),
  };
}

/** @throws Error whose message is for the user. */
function refuseSamePort(ports: Readonly<Record<string, number>>): void {
  const names = Object.keys(ports);
  for (const name of names) {
    const other = names.find((each) => each !== name && ports[each] === ports[name] && ports[each] !== 0);
    if (other !== undefined)
      throw new Error(`${name} and ${other} are both ${ports[name]}: give them different ones.`);
  }
}
