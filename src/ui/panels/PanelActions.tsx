import './panel-actions.css';
import { lazy, useState } from 'react';
import { MOST_COLUMNS, MOST_ROWS } from '../../state/board-panel.ts';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
import { EMBED } from '../embed/words.ts';
import { useFigureRequest } from '../figures/figure-request.tsx';
import { FIGURES } from '../figures/words.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import type { HeardCurve } from '../sound/pitch.ts';
import { PANEL_ACTIONS } from '../workbench/words.ts';
import type { PanelFrame } from './panel-frame.ts';

const EmbedDialog = lazy(() => import('../embed/EmbedDialog.tsx'));

interface PanelActionsProps {
  readonly frame: PanelFrame;
  readonly title: string;
  readonly isTable: boolean;
  /** Null where the panel has no table. */
  readonly onTable: ((isTable: boolean) => void) | null;
  readonly sound: (() => readonly HeardCurve[]) | null;
}

const Maximise = ({ isMaximised }: { isMaximised: boolean }) => (
  <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
    <path d={isMaximised ? 'M9 3v4h4M7 13V9H3' : 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5l-4 4M2.5 13.5l4-4'} />
  </svg>
);

/** Everything that the pointer can do with a panel, as buttons: larger, smaller, elsewhere, as a table, away. */
export function PanelActions({ frame, title, isTable, onTable, sound }: PanelActionsProps) {
  const [heard, setHeard] = useState('');
  const [isEmbedding, setIsEmbedding] = useState(false);
  const print = useFigureRequest();
  const { columns, rows, isMaximised } = frame;
  const play = async (curves: readonly HeardCurve[]) => {
    setHeard(curves.length === 0 ? PANEL_ACTIONS.nothingToHear : PANEL_ACTIONS.heard(curves.map(({ name }) => name)));
    const { playCurves } = await import('../sound/play-curves.ts');
    await playCurves(curves);
    setHeard('');
  };
  const resizeTo = (size: Partial<{ columns: number; rows: number }>) => frame.resize({ columns, rows, ...size });
  return (
    <>
      <div className="panel-actions">
        <button
          type="button"
          className="quiet-button panel-action"
          aria-label={isMaximised ? PANEL_ACTIONS.restore(title) : PANEL_ACTIONS.maximise(title)}
          title={isMaximised ? PANEL_ACTIONS.restoreHint : PANEL_ACTIONS.maximiseHint}
          onClick={() => frame.maximise(!isMaximised)}
        >
          <Maximise isMaximised={isMaximised} />
        </button>
        <PopoverMenu className="quiet-button panel-action" label="⋯" name={PANEL_ACTIONS.more(title)}>
          {onTable && (
            <MenuItem onChoose={() => onTable(!isTable)}>
              {isTable ? PANEL_ACTIONS.asFigure : PANEL_ACTIONS.asTable}
            </MenuItem>
          )}
          {print && <MenuItem onChoose={() => print(frame.key)}>{FIGURES.menu}</MenuItem>}
          {sound && <MenuItem onChoose={() => play(sound())}>{PANEL_ACTIONS.sound}</MenuItem>}
          {!frame.isFirst && <MenuItem onChoose={() => frame.move(-1)}>{PANEL_ACTIONS.earlier}</MenuItem>}
          {!frame.isLast && <MenuItem onChoose={() => frame.move(1)}>{PANEL_ACTIONS.later}</MenuItem>}
          {columns < MOST_COLUMNS && (
            <MenuItem onChoose={() => resizeTo({ columns: columns + 1 })}>{PANEL_ACTIONS.wider}</MenuItem>
          )}
          {columns > 1 && (
            <MenuItem onChoose={() => resizeTo({ columns: columns - 1 })}>{PANEL_ACTIONS.narrower}</MenuItem>
          )}
          {rows < MOST_ROWS && (
            <MenuItem onChoose={() => resizeTo({ rows: rows + 1 })}>{PANEL_ACTIONS.taller}</MenuItem>
          )}
          {rows > 1 && <MenuItem onChoose={() => resizeTo({ rows: rows - 1 })}>{PANEL_ACTIONS.lower}</MenuItem>}
          <MenuItem onChoose={() => setIsEmbedding(true)}>{EMBED.dialog.menu}</MenuItem>
          <MenuItem onChoose={() => frame.remove()}>{PANEL_ACTIONS.remove}</MenuItem>
        </PopoverMenu>
        <span role="status" className={heard ? 'panel-heard' : 'visually-hidden'}>
          {heard}
        </span>
      </div>
      {/* Outside: the actions are faint at rest. */}
      {isEmbedding && (
        <LazyPart>
          <EmbedDialog kind="panel" id={frame.key} title={title} onClose={() => setIsEmbedding(false)} />
        </LazyPart>
      )}
    </>
  );
}
