import { useEffect } from 'react';
import { isTyping } from '../is-typing.ts';
import { useStore } from '../use-app.ts';

/** The panel with the focus, or else under the pointer. */
const panelInUse = () =>
  document.activeElement?.closest<HTMLElement>('[data-panel-key]') ??
  document.querySelector<HTMLElement>('[data-panel-key]:hover');

interface BoardKeysOptions {
  toggleSettings(): void;
}

/** f: one panel alone, or all again; Escape: all again; \: settings shown or hidden. Not while typing. */
export function useBoardKeys({ toggleSettings }: BoardKeysOptions) {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { view, setView, microscope, hovered, selected } = store.getState();
      if (event.key === '\\') toggleSettings();
      else if (microscope !== null) return;
      else if (event.key === 'f')
        setView({ maximised: view.maximised === null ? (panelInUse()?.dataset.panelKey ?? null) : null });
      else if (event.key === 'Escape' && hovered === null && selected === null && view.maximised !== null)
        setView({ maximised: null });
      else return;
      event.preventDefault();
    };
    // Before the page's own keys: Escape gives up the selection first, and all panels come back with the next.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [store, toggleSettings]);
}
