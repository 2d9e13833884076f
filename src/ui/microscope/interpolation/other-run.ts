import type { BoardSweep } from '../../../state/app-state.ts';
import { sameRatio } from '../../../state/selectors.ts';
import type { Run } from '../../../sweep/plan.ts';

const ratio = ({ learningRate, batchSize }: Run) => learningRate / batchSize;

/** The run of an (η, B, seed), if there is one. */
export function runAt(
  runs: readonly Run[],
  { learningRate, batchSize, seed }: Pick<Run, 'learningRate' | 'batchSize' | 'seed'>,
): Run | undefined {
  return runs.find((run) => run.learningRate === learningRate && run.batchSize === batchSize && run.seed === seed);
}

/** The run at the far corner of the grid, seen from the middle: of its seed where that can be. */
function opposite({ runs, learningRates, batchSizes }: BoardSweep['plan'], run: Run): Run | undefined {
  const mirrored = (values: readonly number[], value: number) => values[values.length - 1 - values.indexOf(value)];
  const learningRate = mirrored(learningRates, run.learningRate);
  const batchSize = mirrored(batchSizes, run.batchSize);
  return runAt(runs, { learningRate, batchSize, seed: run.seed });
}

/**
 * What a run is first compared with: another seed of its cell, else a run of its η/B, else that of the opposite corner,
 * else any; null where it is alone. Runs that have diverged come last: the line to them is of no use.
 */
export function defaultOther({ plan, finished }: Pick<BoardSweep, 'plan' | 'finished'>, run: Run): Run | null {
  const others = plan.runs.filter(({ id }) => id !== run.id);
  const whole = others.filter(({ id }) => finished.get(id)?.outcome !== 'diverged');
  const sameCell = whole.find(
    ({ learningRate, batchSize }) => learningRate === run.learningRate && batchSize === run.batchSize,
  );
  const sameNoise = whole.find((other) => sameRatio(ratio(other), ratio(run)));
  const corner = opposite(plan, run);
  const kept = corner && whole.includes(corner) ? corner : undefined;
  return sameCell ?? sameNoise ?? kept ?? whole[0] ?? others[0] ?? null;
}
