/**
 * Seconds to wait, from the header `Retry-After`: whole seconds or an HTTP date (a past one means 0). `undefined`
 * for anything else. Source: RFC 9110, section 10.2.3.
 */
export function readRetryAfter(header: string, now: number = Date.now()): number | undefined {
  let seconds = Number.NaN;
  if (/^\d{1,9}$/.test(header)) seconds = Number(header);
  if (/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(header))
    seconds = Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}
