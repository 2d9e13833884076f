import './board.css';
import { type CSSProperties, lazy, useMemo } from 'react';
import { panelKey } from '../../state/board-panel.ts';
import { ratioScale } from '../charts/colours.ts';
import { useSize } from '../charts/use-size.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { useComparison } from '../comparison/use-comparison.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { useApp } from '../use-app.ts';
import { useWide } from '../use-size-class.ts';
import { useWasTrue } from '../use-was-true.ts';
import { BoardPanelView } from './BoardPanelView.tsx';
import { boardGrid, slotOf } from './board-grid.ts';
import { WORKBENCH } from './words.ts';

const Microscope = lazy(() => import('../microscope/Microscope.tsx'));

/** The panels in a grid, in the colours of the sweep's ratios; or one of them alone. */
export function Board() {
  const sweep = useApp((state) => state.sweep);
  const panels = useApp((state) => state.view.panels);
  const maximised = useApp((state) => state.view.maximised);
  const scheme = useColourScheme();
  const hasMicroscope = useWasTrue(useApp((state) => state.microscope !== null));
  const [ref, room] = useSize<HTMLDivElement>();
  const plan = sweep?.plan;
  const comparison = useComparison();
  const other = comparison?.sweep.plan ?? null;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme, other) : null), [plan, scheme, other]);
  const isDouble = comparison?.display === 'sideBySide';
  const isWide = useWide();
  const grid = room && boardGrid(room, { scrolls: !isWide });
  // Two figures stand side by side in the width of the board.
  const columnsShown = isDouble ? 1 : (grid?.columns ?? 1);
  const alone = panels.find((panel) => panelKey(panel) === maximised);
  return (
    <main className={sweep ? 'board' : 'board board-empty'} id="main" tabIndex={-1}>
      <h1 className="visually-hidden">{WORKBENCH.title}</h1>
      <div
        ref={ref}
        className={`board-panels ${alone ? 'board-panels-alone' : ''} ${isDouble ? 'board-panels-double' : ''}`}
        style={grid ? ({ '--columns': columnsShown, '--row': `${grid.rowHeight}px` } as CSSProperties) : undefined}
      >
        {grid &&
          panels.map((panel, index) => {
            if (alone && panel !== alone) return null;
            const { columns, rows } = slotOf(panel, columnsShown);
            return (
              <div
                key={panelKey(panel)}
                className={`board-slot board-slot-${panel.kind}`}
                style={alone ? undefined : { gridColumn: `span ${columns}`, gridRow: `span ${rows}` }}
              >
                <BoardPanelView panel={panel} index={index} count={panels.length} sweep={sweep} scale={scale} />
              </div>
            );
          })}
        {panels.length === 0 && <p className="board-no-panels">{WORKBENCH.noPanels}</p>}
      </div>
      {hasMicroscope && (
        <LazyPart>
          <Microscope sweep={sweep} scale={scale} />
        </LazyPart>
      )}
    </main>
  );
}
