import { type BoardPanel, panelKey } from '../../../state/board-panel.ts';
import { anyMapContents } from './compared-map-content.ts';
import type { Contents, FigureBoard } from './figure-board.ts';
import { gapContents } from './gap-content.ts';
import { eigenvaluesContents, lossContents, probeContents } from './probe-content.ts';
import { stabilityContents } from './stability-content.ts';
import { bestRateContents, bestValueContents } from './tuning-content.ts';

/** What a panel of the board shows, as numbers for print; several figures where it shows sweeps side by side; none while it has nothing. */
export function panelContents(panel: BoardPanel, board: FigureBoard): Contents {
  switch (panel.kind) {
    case 'map':
      return anyMapContents(board);
    case 'loss':
      return lossContents(board);
    case 'probe':
      return probeContents(board, panel.probe ?? 'sharpness');
    case 'eigenvalues':
      return eigenvaluesContents(board);
    case 'gap':
      return gapContents(board);
    case 'stability':
      return stabilityContents(board);
    case 'bestRate':
      return bestRateContents(board);
    case 'bestValue':
      return bestValueContents(board);
  }
}

/** A panel of the board that has something to print. */
export interface PrintablePanel {
  readonly key: string;
  readonly title: string;
  readonly contents: Contents;
}

/** The panels of the board that have something to print, in order. */
export const printablePanels = (board: FigureBoard): PrintablePanel[] =>
  board.view.panels.flatMap((panel) => {
    const contents = panelContents(panel, board);
    const [first] = contents;
    return first ? [{ key: panelKey(panel), title: first.summary, contents }] : [];
  });
