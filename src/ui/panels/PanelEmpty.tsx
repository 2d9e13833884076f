import type { ReactNode } from 'react';

interface PanelEmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** Describes what a panel will show. */
export function PanelEmpty({ title, children, action }: PanelEmptyProps) {
  return (
    <div className="panel-empty">
      <strong>{title}</strong>
      <p>{children}</p>
      {action}
    </div>
  );
}
