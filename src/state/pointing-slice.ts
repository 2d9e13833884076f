import type { AppState, Selection } from './app-state.ts';
import { runsOf } from './selectors.ts';
import type { SetState } from './set-state.ts';

type PointingSlice = Pick<AppState, 'hovered' | 'selected' | 'hover' | 'select' | 'selectAlso'>;

function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is hovered and selected. */
export function pointingSlice(set: SetState, get: () => AppState): PointingSlice {
  return {
    hovered: null,
    selected: null,
    hover(selection) {
      if (!sameSelection(get().hovered, selection)) set({ hovered: selection });
    },
    select: (selection) => set({ selected: sameSelection(get().selected, selection) ? null : selection }),
    selectAlso(selection) {
      const { sweep, selected } = get();
      if (!sweep) return;
      const before = selected ? runsOf(selected, sweep.plan) : new Set<number>();
      const added = runsOf(selection, sweep.plan);
      const areSelected = [...added].every((run) => before.has(run));
      const runs = areSelected ? [...before].filter((run) => !added.has(run)) : [...new Set([...before, ...added])];
      set({ selected: runs.length === 0 ? null : { kind: 'runs', runs: runs.sort((a, b) => a - b) } });
    },
  };
}
