import type { KeyboardEvent, PointerEvent } from 'react';
import { PANEL_ACTIONS } from '../workbench/words.ts';
import type { PanelFrame } from './panel-frame.ts';

/** The panel of the board at a point of the screen. */
function panelAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-panel-key]') ?? null;
}

const DROP_CLASS = 'panel-drop';
const unmark = () => {
  for (const marked of document.querySelectorAll(`.${DROP_CLASS}`)) marked.classList.remove(DROP_CLASS);
};

const indexOf = (panel: HTMLElement) =>
  [...(panel.parentElement?.querySelectorAll('[data-panel-key]') ?? [])].indexOf(panel);

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Where a panel is taken to be moved: dragged onto another it takes its place; Shift and an arrow move it by one. */
export function PanelGrip({ frame, title }: { readonly frame: PanelFrame; readonly title: string }) {
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    unmark();
    const over = panelAt(event.clientX, event.clientY);
    if (over && over.dataset.panelKey !== frame.key) over.classList.add(DROP_CLASS);
  };
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.releasePointerCapture(event.pointerId);
    unmark();
    const own = event.currentTarget.closest<HTMLElement>('[data-panel-key]');
    const over = panelAt(event.clientX, event.clientY);
    if (own && over && over !== own) frame.move(indexOf(over) - indexOf(own));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? MOVES[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    frame.move(by);
  };
  return (
    <button
      type="button"
      className="panel-grip"
      aria-label={PANEL_ACTIONS.move(title)}
      title={PANEL_ACTIONS.moveHint}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={unmark}
      onKeyDown={onKeyDown}
    >
      <svg viewBox="0 0 8 16" width={8} height={16} aria-hidden="true">
        {[3, 8, 13].flatMap((y) => [2, 6].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r={1.2} />))}
      </svg>
    </button>
  );
}
