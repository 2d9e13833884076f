import type { AppState, Selection } from './app-state.ts';
import type { SetState } from './set-state.ts';

type PointingSlice = Pick<AppState, 'hovered' | 'selected' | 'hover' | 'select'>;

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
  };
}
