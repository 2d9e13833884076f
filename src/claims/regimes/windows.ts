import { distinct } from '../../math/distinct.ts';
import type { PlaneFit } from '../../math/regression.ts';
import { mean, median } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { Measured } from '../claim.ts';
import { exponents, measurePerSeed, type NetworkRun, rate, sharpness } from '../network-runs.ts';

/** Runs of two neighbouring learning rates and all batch sizes of a sweep: where exponents are fitted locally. */
export interface Window {
  readonly name: string;
  readonly runs: readonly NetworkRun[];
  /** Median of ηλ₁/2 over the runs: 1 at the edge of stability. */
  readonly position: number;
}

/** λ₁ ÷ (2/η) at the end of a run: 1 at the edge of stability. */
const nearness = (run: NetworkRun) => run.sharpness / heavyBallSharpnessLimit(run.learningRate);

/** A window for each pair of neighbouring learning rates among the runs. */
export function windowsOf(name: string, runs: readonly NetworkRun[]): Window[] {
  const rates = distinct(runs.map(rate)).sort((a, b) => a - b);
  return rates.slice(1).map((upper, i) => {
    const lower = rates[i];
    const own = runs.filter(({ learningRate }) => learningRate === lower || learningRate === upper);
    return { name: `${name}, η ${lower} and ${upper}`, runs: own, position: median(own.map(nearness)) };
  });
}

/** A number from the local fits λ₁ ∝ η^α B^β, per seed, averaged over windows. NaN without windows. */
export function measureFit(windows: readonly Window[], number: (fit: PlaneFit) => number, level: number): Measured {
  const placed = windows.flatMap(({ runs }, window) => runs.map((run) => ({ ...run, window })));
  const statistic = (of: readonly (typeof placed)[number][]) =>
    mean(
      windows.map((_, window) =>
        number(
          exponents(
            of.filter((run) => run.window === window),
            sharpness,
          ),
        ),
      ),
    );
  return measurePerSeed(placed, statistic, level);
}
