/** Whether `If-None-Match` names the tag; compared weakly (RFC 9110, section 13.1.2). */
export function matchesTag(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
