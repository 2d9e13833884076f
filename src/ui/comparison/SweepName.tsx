import './sweep-name.css';
import type { BoardSweep } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';
import { COMPARISON } from '../workbench/words.ts';
import type { SweepLetter } from './use-comparison.ts';

/** The letter of one of two sweeps, how its curves are drawn, its name and the beginning of its fingerprint. */
export function SweepName({ letter, sweep }: { readonly letter: SweepLetter; readonly sweep: BoardSweep }) {
  const id = useApp((state) => (letter === 'A' ? state.openedSweep : state.comparedId));
  const stored = useApp((state) => state.storedSweeps.find((each) => each.id === id)?.name);
  const { plan, fingerprint } = sweep;
  return (
    <span className="sweep-name">
      <b>{letter}</b>
      <svg className="sweep-key" viewBox="0 0 22 8" width={22} height={8} aria-hidden="true">
        <line x1={0} x2={22} y1={4} y2={4} strokeDasharray={letter === 'A' ? undefined : '6 4'} />
      </svg>
      <span>{stored ?? plan.spec.name}</span>
      {fingerprint && (
        <>
          {' '}
          <span className="sweep-name-print" title={COMPARISON.fingerprint(fingerprint)}>
            {fingerprint.slice(0, 8)}
          </span>
        </>
      )}
    </span>
  );
}
