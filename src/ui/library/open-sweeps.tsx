import { createContext, lazy, type ReactNode, useContext, useState } from 'react';
import { LazyPart } from '../shell/LazyPart.tsx';

const OpenSweeps = createContext<() => void>(() => {});

/** Opens the list of sweeps. */
export const useOpenSweeps = () => useContext(OpenSweeps);

const loadDrawer = () => import('./SweepsDrawer.tsx');
const SweepsDrawer = lazy(loadDrawer);

/** Fetches the list, which is likely to be opened next. */
export const preloadSweeps = (): void => void loadDrawer().catch(() => {});

/** The list of sweeps, which every part of the page inside can open. It loads when it is first opened. */
export function SweepsProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isNeeded, setIsNeeded] = useState(false);
  const open = () => {
    setIsNeeded(true);
    setIsOpen(true);
  };
  return (
    <OpenSweeps value={open}>
      {children}
      {isNeeded && (
        <LazyPart>
          <SweepsDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </OpenSweeps>
  );
}
