import './shortcuts.css';
import { useEffect, useRef } from 'react';
import { SHORTCUTS } from './words.ts';

const Keys = ({ keys }: { readonly keys: readonly string[] }) => (
  <dt>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </dt>
);

/** Every key that does something, in a dialog that ? opens. */
export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="shortcuts" aria-labelledby="shortcuts-title" onClose={onClose}>
      <div className="shortcuts-head">
        <h2 id="shortcuts-title">{SHORTCUTS.title}</h2>
        <button type="button" className="quiet-button" onClick={() => dialog.current?.close()}>
          {SHORTCUTS.close}
        </button>
      </div>
      <div className="shortcuts-groups">
        {SHORTCUTS.groups.map(({ name, rows }) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <dl>
              {rows.map(({ keys, what }) => (
                <div key={what}>
                  <Keys keys={keys} />
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
