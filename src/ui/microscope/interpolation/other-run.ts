import type { BoardSweep } from '../../../state/app-state.ts';
import { sameRatio } from '../../../state/selectors.ts';
import type { Run } from '../../../sweep/sweep-plan.ts';

const ratio = ({ learningRate, batchSize }: Run) => learningRate / batchSize;

/** The run with the given η, B, seed and data seed, if there is one. */
export function runAt(runs: readonly Run[], wanted: Omit<Run, 'id' | 'endStep'>): Run | undefined {
  return runs.find(
    (run) =>
      run.learningRate === wanted.learningRate &&
      run.batchSize === wanted.batchSize &&
      run.seed === wanted.seed &&
      run.dataSeed === wanted.dataSeed,
  );
}

/** The run of the same seed in the cell mirrored at the centre of the grid. */
function opposite({ runs, learningRates, batchSizes }: BoardSweep['plan'], run: Run): Run | undefined {
  const mirrored = (values: readonly number[], value: number) => values.at(-1 - values.indexOf(value));
  const learningRate = mirrored(learningRates, run.learningRate);
  const batchSize = mirrored(batchSizes, run.batchSize);
  if (learningRate === undefined || batchSize === undefined) return undefined;
  return runAt(runs, { ...run, learningRate, batchSize });
}

/**
 * The run that a run is compared with by default: another seed of its cell, else a run of its η/B, else the opposite cell,
 * else any, always on the same data; null if it is the only one. Diverged runs come last.
 */
export function defaultOther({ plan, finished }: Pick<BoardSweep, 'plan' | 'finished'>, run: Run): Run | null {
  const others = plan.runs.filter(({ id, dataSeed }) => id !== run.id && dataSeed === run.dataSeed);
  const whole = others.filter(({ id }) => finished.get(id)?.outcome !== 'diverged');
  const sameCell = whole.find(
    ({ learningRate, batchSize }) => learningRate === run.learningRate && batchSize === run.batchSize,
  );
  const sameNoise = whole.find((other) => sameRatio(ratio(other), ratio(run)));
  const corner = opposite(plan, run);
  const kept = corner && whole.includes(corner) ? corner : undefined;
  return sameCell ?? sameNoise ?? kept ?? whole[0] ?? others[0] ?? null;
}
