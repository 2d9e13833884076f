import { lazy, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { isTyping } from '../is-typing.ts';
import { LazyPart } from '../shell/LazyPart.tsx';

const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));

/** Calls back when ? is pressed and is not text. */
function useSheetKey(open: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [open]);
}

/** The button in the header that opens the sheet of shortcuts; so does ?. */
export function Shortcuts({ label }: { readonly label: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  useSheetKey(open);
  return (
    <>
      <button
        type="button"
        className="quiet-button icon-button"
        aria-label={label}
        title={`${label} (?)`}
        onClick={open}
      >
        ?
      </button>
      {isOpen &&
        // On narrow screens the header is folded: nothing in it is shown.
        createPortal(
          <LazyPart>
            <ShortcutSheet onClose={() => setIsOpen(false)} />
          </LazyPart>,
          document.body,
        )}
    </>
  );
}
