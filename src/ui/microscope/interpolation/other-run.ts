import type { BoardSweep } from '../../../state/app-state.ts';
import { sameRatio } from '../../../state/selectors.ts';
import type { Run } from '../../../sweep/sweep-plan.ts';

const ratio = ({ learningRate, batchSize }: Run) => learningRate / batchSize;

/** The run with the η, B, seed and data of a wanted one, if there is one. */
export function runAt(runs: readonly Run[], wanted: Omit<Run, 'id' | 'endStep'>): Run | undefined {
  return runs.find(
    (run) =>
      run.learningRate === wanted.learningRate &&
      run.batchSize === wanted.batchSize &&
      run.seed === wanted.seed &&
      run.dataSeed === wanted.dataSeed,
  );
}

/** The run at the far corner of the grid, seen from the middle: of its seed where that can be. */
function opposite({ runs, learningRates, batchSizes }: BoardSweep['plan'], run: Run): Run | undefined {
  const mirrored = (values: readonly number[], value: number) => values.at(-1 - values.indexOf(value));
  const learningRate = mirrored(learningRates, run.learningRate);
  const batchSize = mirrored(batchSizes, run.batchSize);
  if (learningRate === undefined || batchSize === undefined) return undefined;
  return runAt(runs, { ...run, learningRate, batchSize });
}

/**
 * What a run is first compared with: another seed of its cell, else a run of its η/B, else that of the opposite corner,
 * else any, always on the same data; null where it is alone. Runs that have diverged come last: the line to them is of no use.
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
