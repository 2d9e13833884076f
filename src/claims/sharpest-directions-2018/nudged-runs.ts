import type { ClaimContext } from '../claim.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';
import { BASE_BATCH, BASE_RATE } from './peak-sweeps.ts';
import { type SpiralTraining, spiralTraining } from './spiral-training.ts';

/** K, sharpest directions that are nudged, and how often they are found anew. */
const DIRECTIONS = 5;
const REFRESH_EPOCHS = 2;

export interface NudgedRun extends NetworkRun {
  /** γ: what is left of the gradient along the sharpest directions; 1 is plain SGD. */
  readonly factor: number;
}

interface NudgedPlan extends Omit<SpiralTraining, 'grid' | 'rule' | 'trainPerDecade'> {
  readonly factors: readonly number[];
  readonly seeds: number;
}

/** Trains the spiral by nudged SGD, η = 0.1, B = 16: the same initial weights and batches for every γ. */
export async function nudgedRuns(
  { name, factors, seeds, ...training }: NudgedPlan,
  context: ClaimContext,
): Promise<NudgedRun[]> {
  const specs = factors.map((factor) =>
    spiralTraining({
      name: `${name}, γ = ${factor}`,
      grid: { learningRates: [BASE_RATE], batchSizes: [BASE_BATCH], seeds },
      ...(factor !== 1 && {
        rule: { kind: 'nudged', factor, directions: DIRECTIONS, refreshEpochs: REFRESH_EPOCHS } as const,
      }),
      trainPerDecade: 96,
      ...training,
    }),
  );
  const runs = await trainSweeps(specs, context); // in the order of `specs`, one for each seed
  return runs.map((run, i) => ({ ...run, factor: factors[Math.floor((i * factors.length) / runs.length)] }));
}

/** One result per seed, from its runs at two γ. Seeds with a run that diverged are left out. */
export function pairedBySeed<T>(
  runs: readonly NudgedRun[],
  [first, second]: readonly [number, number],
  of: (first: NudgedRun, second: NudgedRun) => T,
): T[] {
  const at = (factor: number, seed: number) =>
    runs.find((run) => run.factor === factor && run.seed === seed && run.outcome !== 'diverged');
  return [...new Set(runs.map(({ seed }) => seed))].flatMap((seed) => {
    const [a, b] = [at(first, seed), at(second, seed)];
    return a && b ? [of(a, b)] : [];
  });
}

export function divergedNudgedRemarks(runs: readonly NudgedRun[]): string[] {
  const diverged = runs.filter(({ outcome }) => outcome === 'diverged').length;
  return diverged > 0 ? [`${diverged} of ${runs.length} runs diverged; their seeds are left out.`] : [];
}
