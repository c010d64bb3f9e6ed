import type { RequestRecord } from './recent-requests.ts';
import type { SeedIntegration } from './state/seed.ts';

/** How an emulator behaves. Everything has a default: `startEmulator()` is enough. */
export interface EmulatorOptions {
  /** 0 (the default) takes a free one. */
  port?: number;
  /** Name or address to listen on; `0.0.0.0` for containers. Default `127.0.0.1`. */
  host?: string;
  /**
   * Names and addresses it answers to, besides `localhost`, `host.docker.internal` and those it listens on. Others get
   * 403: a web page could have made its own name lead here. Default: none.
   */
  allowedHosts?: readonly string[];
  /** Whether pages of an origin may call, besides the emulator's own. Others get 403. Default: none. */
  isAllowedOrigin?: (origin: string) => boolean;
  /** What to begin with. Default: `defaultSeed`. */
  seed?: readonly SeedIntegration[];
  /** A file that keeps the state across restarts; when it exists it counts, and not the seed. Default: none. */
  dataFile?: string;
  /** Whether a data integration that has been associated may be associated again. Default: no, like AWS. */
  allowReassociation?: boolean;
  /** Quota on data integrations per Region; a seed may exceed it. Default: AWS's, 20; twice that with the default seed, which has 20. */
  maxDataIntegrations?: number;
  /** Quota on associations per data integration; a seed may exceed it. Default: AWS's, 10. */
  maxAssociations?: number;
  /** How long the identifier `slow` waits, in milliseconds. Default 3000. */
  slowMs?: number;
  /** A quota on requests, like AWS's: a token bucket. Default: none. */
  requestsPerSecond?: number;
  /** Size of that bucket. Default: `requestsPerSecond`, at least 1. */
  burst?: number;
  /** How long a `NextToken` is honoured, in milliseconds. Default: 24 hours. */
  pageTokenLifetimeMs?: number;
  /** Seals `NextToken`s: emulators of one secret and one seed honour each other's. Default: random. */
  pageTokenSecret?: string;
  /** The clock, in milliseconds since the epoch. Default: the real one. */
  now?: () => number;
  /** Called with every request for AppIntegrations before it is answered. */
  onRequest?: (record: RequestRecord) => void;
  /** Called with what is behind a 500 of the emulator's own: a data file that cannot be written, or a bug. */
  onFailure?: (error: unknown) => void;
}
