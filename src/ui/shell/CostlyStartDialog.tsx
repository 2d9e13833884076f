import './costly-start.css';
import { useEffect, useId, useRef } from 'react';
import { WORKBENCH_LINK } from '../route.ts';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { useScrollLock } from '../use-scroll-lock.ts';

/** Asks before a start that would cost much. Escape and a click beside it leave the settings as they are and start nothing. */
export function CostlyStartDialog() {
  const asked = useApp((state) => state.costlyStart);
  const confirm = useApp((state) => state.confirmStart);
  const decline = useApp((state) => state.declineStart);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useScrollLock(asked !== null);
  useEffect(() => {
    if (asked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asked]);
  const change = () => {
    decline();
    window.location.hash = WORKBENCH_LINK;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      className="costly"
      aria-labelledby={title}
      onClose={decline}
      onClick={({ target }) => target === dialog.current && decline()}
    >
      {asked && (
        <div className="costly-body">
          <h2 id={title}>{PAGE.costly.title}</h2>
          <p lang="en">{asked.text}</p>
          <div className="costly-buttons">
            {/* biome-ignore lint/a11y/noAutofocus: a dialog takes the focus, and its harmless way out is the first. */}
            <button type="button" className="button primary-button" autoFocus onClick={change}>
              {PAGE.costly.change}
            </button>
            <button type="button" className="button" onClick={() => void confirm()}>
              {PAGE.costly.start}
            </button>
          </div>
        </div>
      )}
    </dialog>
  );
}
