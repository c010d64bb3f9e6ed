import type { MouseEvent, ReactNode } from 'react';

import { goTo, hrefOf } from './location.ts';

interface PageLinkProps {
  /** The view it leads to: the part of its address that begins with `?`; empty: the first screen. */
  search: string;
  className?: string;
  children: ReactNode;
}

/** A link to another view of this page, which can be opened in a tab of its own and sent, too. */
export function PageLink({ search, className, children }: PageLinkProps) {
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(search);
  }
  return (
    <a className={className} href={hrefOf(search)} onClick={follow}>
      {children}
    </a>
  );
}
