import { lazy, type ReactNode, useId, useState } from 'react';
import { LazyPart } from '../shell/LazyPart.tsx';
import { FOOTER } from './words.ts';

const EngineDetails = lazy(() => import('./EngineDetails.tsx'));

/** Opens what there is to know about the engine of the sweep. */
export function EngineButton({ children }: { readonly children: ReactNode }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="engine-button" popoverTarget={id} aria-haspopup="dialog">
        {children}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={FOOTER.engine.name}
        className="popover engine-popover"
        onBeforeToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen && (
          <LazyPart fallback={<p className="engine-loading" />}>
            <EngineDetails />
          </LazyPart>
        )}
      </div>
    </>
  );
}
