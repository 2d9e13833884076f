import { createContext, lazy, type ReactNode, useContext, useMemo, useState } from 'react';
import type { PanelKey } from '../../state/board-panel.ts';
import { LazyPart } from '../shell/LazyPart.tsx';

const LazyDialog = lazy(() => import('./BoardFigureDialog.tsx'));

/** Opens the dialog that makes figures, with a panel chosen or with all (null); absent outside of the workbench. */
type FigureRequest = (panel: PanelKey | null) => void;

const FigureRequestContext = createContext<FigureRequest | null>(null);

export const useFigureRequest = (): FigureRequest | null => useContext(FigureRequestContext);

/** Lets the panels within it be printed. */
export function FigureRequests({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<{ readonly panel: PanelKey | null } | null>(null);
  const request = useMemo((): FigureRequest => (panel) => setAsked({ panel }), []);
  return (
    <FigureRequestContext.Provider value={request}>
      {children}
      {asked && (
        <LazyPart>
          <LazyDialog panel={asked.panel} onClose={() => setAsked(null)} />
        </LazyPart>
      )}
    </FigureRequestContext.Provider>
  );
}
