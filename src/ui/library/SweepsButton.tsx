import { formatCount } from '../charts/format.ts';
import { closePopovers } from '../elements/close-popovers.ts';
import { useApp } from '../use-app.ts';
import { preloadSweeps, useOpenSweeps } from './open-sweeps.tsx';
import { LIBRARY } from './words.ts';

/** Opens the list of sweeps; says how many there are. */
export function SweepsButton() {
  const count = useApp((state) => state.storedSweeps.length);
  const open = useOpenSweeps();
  return (
    <button
      type="button"
      className="quiet-button"
      aria-haspopup="dialog"
      onClick={(event) => {
        closePopovers(event.currentTarget);
        open();
      }}
      onPointerEnter={preloadSweeps}
      onFocus={preloadSweeps}
    >
      {LIBRARY.name}
      {count > 0 && <span className="sweeps-count">{formatCount(count)}</span>}
    </button>
  );
}
