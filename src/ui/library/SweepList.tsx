import { useMemo, useState } from 'react';
import type { StoredSweep } from '../../state/library-state.ts';
import { type SweepActions, SweepRow } from './SweepRow.tsx';
import { useListKeys } from './use-list-keys.ts';
import { LIBRARY } from './words.ts';

interface SweepListProps extends SweepActions {
  readonly sweeps: readonly StoredSweep[];
  /** The one on the board. */
  readonly openedSweep: string | null;
  /** The one beside it. */
  readonly comparedId: string | null;
  onRename(id: string, name: string): void;
}

/** The stored sweeps as rows. */
export function SweepList({ sweeps, openedSweep, comparedId, onRename, ...actions }: SweepListProps) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const ids = useMemo(() => sweeps.map(({ id }) => id), [sweeps]);
  const keys = useListKeys(ids, openedSweep, { onRename: setRenamed, onDelete: actions.onDelete });
  const endRenaming = (sweep: StoredSweep, name: string | null) => {
    setRenamed(null);
    if (name !== null && name !== sweep.name) onRename(sweep.id, name);
    // The row's button is back after the next commit.
    requestAnimationFrame(() => keys.focus(sweep.id));
  };
  return (
    <ul className="sweep-list" ref={keys.ref} aria-label={LIBRARY.list} onKeyDown={keys.onKeyDown}>
      {sweeps.map((sweep) => (
        <SweepRow
          key={sweep.id}
          sweep={sweep}
          isOnBoard={sweep.id === openedSweep}
          isCompared={sweep.id === comparedId}
          isRenaming={sweep.id === renamed}
          isTabStop={sweep.id === keys.tabStop}
          onFocus={() => keys.onFocusRow(sweep.id)}
          onRename={() => setRenamed(sweep.id)}
          onRenamed={(name) => endRenaming(sweep, name)}
          {...actions}
        />
      ))}
    </ul>
  );
}
