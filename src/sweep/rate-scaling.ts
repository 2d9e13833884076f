import { type BootstrapInterval, bootstrapClusters } from '../math/bootstrap.ts';
import { log2 } from '../math/elementary.ts';
import { fitLine } from '../math/regression.ts';
import { type BestRate, bestRates, type Objective } from './best-rate.ts';
import type { SweepPlan } from './plan.ts';
import type { RunResult } from './results.ts';

/** log₂ η* against log₂ B: 1 is linear scaling, 0 a rate set by curvature. NaN with fewer than two batch sizes. */
export function rateExponent(best: readonly BestRate[]): number {
  const known = best.filter(({ learningRate }) => Number.isFinite(learningRate));
  if (known.length < 2) return Number.NaN;
  return fitLine(
    known.map(({ batchSize }) => log2(batchSize)),
    known.map(({ learningRate }) => log2(learningRate)),
  ).slope;
}

/** The exponent with a bootstrap over seeds, each resample choosing its best rates anew; null with fewer than two seeds. */
export function rateScaling(
  plan: SweepPlan,
  results: readonly RunResult[],
  by: Objective,
): { exponent: number; interval: BootstrapInterval | null } {
  const exponent = rateExponent(bestRates(plan, results, by));
  if (plan.seeds.length < 2) return { exponent, interval: null };
  const statistic = (seeds: readonly number[]) =>
    rateExponent(
      bestRates(
        plan,
        seeds.flatMap((seed) => results.filter(({ run }) => run.seed === seed)),
        by,
      ),
    );
  const options = { resamplingSeed: plan.spec.resamplingSeed, resamples: 400, level: 0.95 };
  return { exponent, interval: bootstrapClusters(plan.seeds, statistic, options) };
}
