import { visible } from '../words/visible.ts';

/** Text that somebody else wrote: kept apart from the words around it, and nothing in it is hidden. */
export function TextOfOthers({ text, className }: { text: string; className?: string }) {
  return <bdi className={className}>{visible(text)}</bdi>;
}
