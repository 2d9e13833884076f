import { createContext, useContext } from 'react';
import type { PanelKey } from '../../state/board-panel.ts';

/** A panel's place on the board, and what can be done with it. */
export interface PanelFrame {
  readonly key: PanelKey;
  readonly isMaximised: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether it shows the sweep on the board alone while another is compared with it. */
  readonly isOfOne: boolean;
  maximise(isMaximised: boolean): void;
  /** Moves it by so many places in the order of reading. */
  move(by: number): void;
  resize(size: { readonly columns: number; readonly rows: number }): void;
  remove(): void;
}

const PanelFrameContext = createContext<PanelFrame | null>(null);

export const PanelFrameProvider = PanelFrameContext.Provider;

/** The frame of the panel that is being rendered; null outside of a board. */
export const usePanelFrame = (): PanelFrame | null => useContext(PanelFrameContext);
