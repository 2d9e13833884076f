import type { Selection } from '../../state/app-state.ts';
import { sameRatio } from '../../state/selectors.ts';
import { ratioKey } from '../../sweep/results/ratio-key.ts';
import { runById, type SweepPlan } from '../../sweep/sweep-plan.ts';

type Grid = Pick<SweepPlan, 'learningRates' | 'batchSizes'>;

/** The ratios η/B of a grid, ascending, and the number of cells of each. */
export function ratiosOfGrid({
  learningRates,
  batchSizes,
}: Grid): { readonly ratio: number; readonly cells: number }[] {
  const counts = new Map<number, number>();
  for (const batchSize of batchSizes)
    for (const learningRate of learningRates) {
      const key = ratioKey({ learningRate, batchSize });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return [...counts].map(([ratio, cells]) => ({ ratio, cells })).sort((a, b) => a.ratio - b.ratio);
}

/** The ratio that is lit at first: of most cells, and above `flatUpTo` if there is one there with two or more; the larger of two. */
export function firstLit(grid: Grid, flatUpTo: number | null): number | null {
  const all = ratiosOfGrid(grid);
  const shared = all.filter(({ cells }) => cells > 1);
  const beyond = shared.filter(({ ratio }) => flatUpTo === null || ratio > flatUpTo * (1 + 1e-9));
  const candidates = beyond.length > 0 ? beyond : shared.length > 0 ? shared : all;
  const best = candidates.reduce<(typeof all)[number] | null>(
    (held, each) => (held === null || each.cells >= held.cells ? each : held),
    null,
  );
  return best?.ratio ?? null;
}

/** The diagonals that take turns while nobody has pointed: those of two cells or more, from `first` on and back to it. */
export function litSequence(grid: Grid, first: number): number[] {
  const shared = ratiosOfGrid(grid)
    .filter(({ cells }) => cells > 1)
    .map(({ ratio }) => ratio);
  const at = shared.findIndex((ratio) => sameRatio(ratio, first));
  if (at < 0) return [first];
  return [...shared.slice(at), ...shared.slice(0, at), first];
}

/** The η/B of a selection; of several runs that of the first. */
export function ratioOfSelection(selection: Selection, plan: Pick<SweepPlan, 'runs'>): number {
  if (selection.kind === 'ratio') return selection.ratio;
  const { learningRate, batchSize } =
    selection.kind === 'cell'
      ? selection
      : runById(plan, selection.kind === 'run' ? selection.run : (selection.runs[0] ?? 0));
  return learningRate / batchSize;
}
