import type { Samples } from './measure-rounds.ts';
import { median } from './report/statistics.ts';
import { figures, medianRatio } from './summary.ts';
import type { Figure } from './summary.ts';

/** A promise and what was reached; null where it could not be measured, which counts as missed. */
export interface Verdict {
  what: string;
  most: number;
  reached: number | null;
  met: boolean;
}

/** What the verdicts are made of. */
export interface Evidence {
  samples: Samples;
  zipBytes: number;
  /** Of 1,000 pollers of one page at 1 request/s each, 4 sandboxes, 5 s cache. */
  upstreamCallsPerSecond: number;
}

const FUNCTION = 'function';
const AS_DEPLOYED = 'function-kms';
const CACHED = 'function-cached';
export const FRAMEWORKS = ['hono', 'powertools', 'express', 'fastify'];

/** Compares what was measured with what was promised. */
export function judge({ samples, zipBytes, upstreamCallsPerSecond }: Evidence): Verdict[] {
  const toBare = (figure: Figure, name = FUNCTION) => medianRatio(samples, name, 'bare', figure);
  const toFastest = (figure: Figure) => medianRatio(samples, FUNCTION, fastest(samples, figure), figure);
  const cachedToFloor = medianRatio(samples, CACHED, 'runtime-only', figures.warmCpu);
  return [
    verdict('cold CPU / bare', 0.78, toBare(figures.coldCpu)),
    verdict('cold start to first answer / bare, full CPU', 0.82, toBare(figures.coldWall)),
    verdict('cold start to first answer / bare, throttled', 0.65, toBare(figures.throttledWall)),
    verdict(
      'cold start to first answer / bare, throttled, key from KMS',
      0.55,
      toBare(figures.throttledWall, AS_DEPLOYED),
    ),
    verdict('cold start / fastest framework, full CPU', 0.65, toFastest(figures.coldWall)),
    verdict('cold start / fastest framework, throttled', 0.45, toFastest(figures.throttledWall)),
    verdict('warm CPU / bare, every request going upstream', 0.8, toBare(figures.warmCpu)),
    verdict('warm CPU of a cached page / runtime only', 1.3, cachedToFloor),
    verdict('zipped bundle, KB', 34, zipBytes / 1024),
    verdict('upstream calls per second of 1,000 pollers', 1, upstreamCallsPerSecond),
  ];
}

function fastest(samples: Samples, figure: Figure): string {
  const middle = (name: string) => median((samples[name] ?? []).map(figure));
  const [first = ''] = FRAMEWORKS.toSorted((a, b) => middle(a) - middle(b));
  return first;
}

/** Whether what was reached is at most what was promised. */
export function verdict(what: string, most: number, reached: number): Verdict {
  const measured = !Number.isNaN(reached);
  return { what, most, reached: measured ? reached : null, met: measured && reached <= most };
}

/** @throws Error that names what was missed, if anything was. */
export function failOnMissed(verdicts: readonly Verdict[]): void {
  const missed = verdicts.filter(({ met }) => !met);
  if (missed.length > 0) throw new Error(`Missed: ${missed.map(({ what }) => what).join('; ')}.`);
}
