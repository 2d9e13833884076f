import type { ReactNode } from 'react';

/** Describes what a panel will show. */
export function PanelEmpty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="panel-empty">
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}
