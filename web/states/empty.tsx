import { ActionButton } from '../parts/action-button.tsx';
import { Panel } from './panel.tsx';

interface EmptyProps {
  /** How old this is. */
  children: string;
  isBusy: boolean;
  onRefresh: () => void;
}

/** A data integration that nothing is associated with yet. */
export function Empty({ children, isBusy, onRefresh }: EmptyProps) {
  return (
    <Panel title="Nothing is associated with it yet" mood="calm">
      <p>
        Associations are made by the applications that use a data integration, such as Amazon Connect Customer
        Profiles and Amazon Q in Connect. They are shown here as soon as there are any.
      </p>
      <p>
        <ActionButton isOff={isBusy} onAct={onRefresh}>
          {isBusy ? 'Looking …' : 'Look again'}
        </ActionButton>
      </p>
      <p className="fine-print">{children}</p>
    </Panel>
  );
}
