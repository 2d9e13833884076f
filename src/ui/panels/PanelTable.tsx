import './panel-table.css';
import type { ReactNode } from 'react';

/** A table in the place of a figure. */
export const PanelTable = ({ children }: { readonly children: ReactNode }) => (
  <table className="panel-numbers">{children}</table>
);
