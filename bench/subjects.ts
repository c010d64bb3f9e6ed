/** How often a subject may ask the upstream. */
export type UpstreamUse = 'every request' | 'first request' | 'never';

/** One way of doing the job. */
export interface Subject {
  name: string;
  label: string;
  /** `product`: what build/bundle.ts makes. `peer`: bench/peers/NAME.ts, bundled by esbuild's defaults. */
  source: 'product' | 'peer';
  /** Module format of a peer's bundle: esbuild's default for Node, unless the peer has to await something. */
  format: 'cjs' | 'esm';
  /** The function's own variables besides the upstream's address. */
  environment: Readonly<Record<string, string>>;
  upstreamUse: UpstreamUse;
}

/** What everything is compared with. */
export const BASELINE = 'bare';

/** The longest the function keeps a page. */
const LONGEST_CACHE_SECONDS = '300';

const secret = { CURSOR_SECRET: 'test-secret-test-secret-test-secret!' };
const kmsKey = { CURSOR_KEY_ID: 'alias/test-cursor-key' };

/** Everything that is measured, in the order of the tables. */
export const subjects: readonly Subject[] = [
  { ...peer('runtime-only', 'runtime only, no upstream call'), upstreamUse: 'never' },
  peer('hand-signed', 'no SDK, request signed by hand'),
  { ...peer('hand-signed-preconnected', 'the same, connected during init'), format: 'esm' },
  product('function', 'appintegrations-bff', { ...secret, PAGE_CACHE_SECONDS: '0' }),
  product('function-kms', 'appintegrations-bff, key from KMS', { ...kmsKey, PAGE_CACHE_SECONDS: '0' }),
  {
    ...product('function-cached', 'appintegrations-bff, page in its cache', {
      ...secret,
      PAGE_CACHE_SECONDS: LONGEST_CACHE_SECONDS,
    }),
    upstreamUse: 'first request',
  },
  peer('bare', 'bare handler and SDK'),
  peer('hono', 'Hono'),
  peer('powertools', 'Powertools event handler'),
  peer('express', 'Express and adapter'),
  peer('fastify', 'Fastify and adapter'),
  peer('middy', 'Middy and its usual middlewares'),
];

function peer(name: string, label: string): Subject {
  return { name, label, source: 'peer', format: 'cjs', environment: {}, upstreamUse: 'every request' };
}

function product(name: string, label: string, environment: Record<string, string>): Subject {
  return {
    name,
    label,
    source: 'product',
    format: 'esm',
    environment,
    upstreamUse: 'every request',
  };
}
