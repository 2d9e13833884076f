import { type PointerEvent, useRef } from 'react';
import type { PanelFrame } from './panel-frame.ts';

/** The corner by which a panel is dragged to another size, in whole columns and rows; its menu does the same without dragging. */
export function PanelCorner({ frame }: { readonly frame: PanelFrame }) {
  /** The size of one column and one row when the drag began, and where the panel began. */
  const grid = useRef<{ left: number; top: number; column: number; row: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const panel = event.currentTarget.closest('[data-panel-key]');
    if (!panel || event.button !== 0) return;
    const { left, top, width, height } = panel.getBoundingClientRect();
    grid.current = { left, top, column: width / frame.columns, row: height / frame.rows };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!grid.current) return;
    const { left, top, column, row } = grid.current;
    // Half a column more is taken as a whole one.
    const size = { columns: (event.clientX - left) / column, rows: (event.clientY - top) / row };
    frame.resize({ columns: Math.round(size.columns), rows: Math.round(size.rows) });
  };
  const onPointerUp = () => {
    grid.current = null;
  };
  return (
    <div
      className="panel-corner"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  );
}
