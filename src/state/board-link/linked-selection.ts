import type { AppState } from '../app-state.ts';
import { runsOf } from '../selectors.ts';
import type { SetState } from '../set-state.ts';
import type { BoardView } from './board-view.ts';

/** What a link selects and inspects of its sweep. */
export interface LinkedSelection {
  /** Shows it, as far as the sweep on the board has it. */
  show(board: BoardView): void;
  /** Opens the microscope, if it is still to be opened and the sweep has an engine. */
  openMicroscope(): void;
  drop(): void;
}

export function createLinkedSelection(set: SetState, get: () => AppState): LinkedSelection {
  /** The run to inspect, until its sweep has an engine. */
  let awaited: number | null = null;
  const openMicroscope = () => {
    if (awaited === null || !get().sweep?.engine) return;
    const run = awaited;
    awaited = null;
    get().openMicroscope(run);
  };
  return {
    show({ selected, microscope }) {
      const { sweep } = get();
      const isRun = microscope !== undefined && microscope < (sweep?.plan.runs.length ?? 0);
      awaited = isRun ? microscope : null;
      set({ selected: selected && sweep && runsOf(selected, sweep.plan).size > 0 ? selected : null });
      openMicroscope();
    },
    openMicroscope,
    drop() {
      awaited = null;
    },
  };
}
