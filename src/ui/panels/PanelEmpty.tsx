import type { ReactNode } from 'react';

/** What will appear here, and why it is worth the wait. */
export function PanelEmpty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="panel-empty">
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}
