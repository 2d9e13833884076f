import { distinct } from '../../math/distinct.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type NetworkRun, networkRuns, remarkIf, trainEach } from '../network-runs.ts';
import { BASE_BATCH, BASE_RATE } from './peak-sweeps.ts';
import { type SpiralTraining, spiralTraining } from './spiral-training.ts';

/** K sharpest directions that are nudged, and the interval at which they are recomputed. */
export const NUDGED_DIRECTIONS = 5;
export const REFRESH_EPOCHS = 2;
/** γ of plain SGD. */
export const PLAIN = 1;

export interface NudgedRun extends NetworkRun {
  /** γ, factor on the gradient along the sharpest directions; 1 is plain SGD. */
  readonly factor: number;
}

interface NudgedPlan extends Omit<SpiralTraining, 'grid' | 'rule' | 'trainPerDecade'> {
  readonly factors: readonly number[];
  readonly seeds: number;
}

/** Nudged SGD on the spiral, η = 0.1, B = 16, with the same initial weights and batches for every γ. */
export const nudgedSweeps = ({ name, factors, seeds, ...training }: NudgedPlan): SweepSpecInput[] =>
  factors.map((factor) =>
    spiralTraining({
      name: `${name}, γ = ${factor}`,
      grid: { learningRates: [BASE_RATE], batchSizes: [BASE_BATCH], seeds },
      ...(factor !== PLAIN && {
        rule: { kind: 'nudged', factor, directions: NUDGED_DIRECTIONS, refreshEpochs: REFRESH_EPOCHS } as const,
      }),
      trainPerDecade: 96,
      ...training,
    }),
  );

/** Trains one sweep for each γ of the design. */
export async function nudgedRuns(
  sweeps: readonly SweepSpecInput[],
  context: ClaimContext & { readonly design: { readonly factors: readonly number[] } },
): Promise<NudgedRun[]> {
  const byFactor = await trainEach(sweeps, context, networkRuns);
  return byFactor.flatMap((runs, i) => runs.map((run) => ({ ...run, factor: context.design.factors[i] })));
}

/** Setting and step of `nudgedSweeps`, in words. */
export const NUDGED_STEP = `η = ${BASE_RATE}, B = ${BASE_BATCH}`;

export const factorText = (factor: number) => (factor === PLAIN ? 'plain SGD' : `γ = ${factor}`);

/** One result per seed, from its runs at two γ. Seeds with a diverged run are left out. */
export function pairedBySeed<T>(
  runs: readonly NudgedRun[],
  [first, second]: readonly [number, number],
  of: (first: NudgedRun, second: NudgedRun) => T,
): T[] {
  const at = (factor: number, seed: number) =>
    runs.find((run) => run.factor === factor && run.seed === seed && run.outcome !== 'diverged');
  return distinct(runs.map(({ seed }) => seed)).flatMap((seed) => {
    const [a, b] = [at(first, seed), at(second, seed)];
    return a && b ? [of(a, b)] : [];
  });
}

export function divergedNudgedRemarks(runs: readonly NudgedRun[]): string[] {
  const diverged = runs.filter(({ outcome }) => outcome === 'diverged').length;
  return remarkIf(diverged > 0, `${diverged} of ${runs.length} runs diverged; their seeds are left out.`);
}
