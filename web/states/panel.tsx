import './panel.css';
import type { ReactNode } from 'react';

import { Icon } from '../parts/icon.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';

interface PanelProps {
  title: string;
  /** `trouble`: announced at once. `calm`: there to be read. */
  mood: 'calm' | 'trouble';
  /** Whether it is what the whole page is about. */
  isWholePage?: boolean;
  children?: ReactNode;
}

/** What stands in place of the list, or below it, when there is something to say. */
export function Panel({ title, mood, isWholePage = false, children }: PanelProps) {
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const Heading = isWholePage ? 'h1' : 'h2';
  return (
    <section className={`panel panel-${mood}`} role={mood === 'trouble' ? 'alert' : undefined}>
      <div className="panel-head">
        {mood === 'trouble' && (
          <span className="panel-sign">
            <Icon name="cross" />
          </span>
        )}
        <Heading className="panel-title" ref={heading} tabIndex={-1}>
          {title}
        </Heading>
      </div>
      {children}
    </section>
  );
}
