import { headerValues } from './misdirected.ts';
import type { WireRequest } from './misdirected.ts';

/** Whether pages of an origin, such as `http://localhost:3000`, may call. */
export type AdmitsOrigin = (origin: string) => boolean;

/** What is neither a page's request nor one that a page of another origin caused. */
const OWN_SITES = new Set(['same-origin', 'none']);

const REFUSAL =
  "The emulator answers programs and its own pages, no pages of other origins: any page could change its data. Let your page's own server call it.";

/**
 * Says why a browser's request is refused; undefined when it is not, and for every program: those send neither header.
 * Pages of another origin may neither write nor read, but a person may follow a link: nobody reads along.
 *
 * Source: Fetch standard, Origin header; W3C Fetch Metadata.
 */
export function foreignPage(request: WireRequest, admits: AdmitsOrigin): string | undefined {
  const origins = headerValues(request.rawHeaders, 'origin');
  const sites = headerValues(request.rawHeaders, 'sec-fetch-site');
  const [origin = ''] = origins;
  const isGuest = origins.length === 1 && admits(origin);
  const isKnown = isGuest || (origins.length === 1 && isOwn(origin, request));
  if (origins.length > 0 && !isKnown) return REFUSAL;
  // Another port of this machine is the same site, and another name of it another site: there, the origin decides.
  const isFromHere = sites.every(
    (site) => OWN_SITES.has(site) || isGuest || (site === 'same-site' && isKnown),
  );
  return isFromHere || isFollowedLink(request) ? undefined : REFUSAL;
}

/** The server speaks http only, and its Host has been checked. */
function isOwn(origin: string, { rawHeaders }: WireRequest): boolean {
  return origin.toLowerCase() === `http://${headerValues(rawHeaders, 'host').join()}`.toLowerCase();
}

/** The page that is left does not get the answer, and none that stays may frame it. */
function isFollowedLink({ method, rawHeaders }: WireRequest): boolean {
  const is = (name: string, value: string) => headerValues(rawHeaders, name).join() === value;
  return (
    method === 'GET' &&
    headerValues(rawHeaders, 'origin').length === 0 &&
    is('sec-fetch-mode', 'navigate') &&
    is('sec-fetch-dest', 'document')
  );
}
