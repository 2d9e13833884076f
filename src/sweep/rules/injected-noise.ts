import type { Point } from '../../engine/contract.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { innerProduct, rowOf } from '../../probes/run-rows.ts';
import { applyUpdate } from './apply-update.ts';
import { drawIndex } from './draw-index.ts';
import { eachStep, type StepSite } from './each-step.ts';
import { noiseShare } from './noise-power.ts';
import { unitNoise } from './noise-shapes.ts';
import { memoryOf, remembered } from './refresh.ts';
import type { RuledState, RuleSteps, TrainingRule } from './rule.ts';
import type { NoiseShape } from './rule-spec.ts';

/** Standard normals of a step: runs of one seed have the same ones, and a buffer that is used again. */
function normalsReader({ order }: RuleSteps, count: number): (seed: number, step: number) => Float64Array {
  const held = new Map<number, { step: number; normals: Float64Array }>();
  return (seed, step) => {
    const own = held.get(seed) ?? { step: -1, normals: new Float64Array(count) };
    held.set(seed, own);
    if (own.step !== step) {
      const stream = randomStream(seed, PURPOSE.ruleNoise, drawIndex(order, step));
      for (let i = 0; i < count; i++) own.normals[i] = stream.normal();
      own.step = step;
    }
    return own.normals;
  };
}

/** Every step over the whole training set, with the gradient that `direction` finds at its point. */
function eachFullStep(
  steps: RuleSteps,
  direction: (site: StepSite, point: Point) => Promise<Float32Array>,
): Promise<RuledState> {
  return eachStep(steps, async (site) => {
    const point = await steps.program.at(site.theta);
    try {
      applyUpdate(site, await direction(site, point), steps.update, site.rates);
    } finally {
      point.dispose();
    }
  });
}

/** ∇L + √(κ/N) Σ εᵢ(gᵢ − ∇L) = Σ cᵢgᵢ with cᵢ = 1/N + √(κ/N)(εᵢ − ε̄): covariance κC exactly, at every step. */
function advanceWithCovariance(steps: RuleSteps, share: number): Promise<RuledState> {
  const { runs, plan } = steps;
  const N = plan.examples;
  const normalsOf = normalsReader(steps, N);
  const weights = new Float32Array(runs.length * N);
  return eachFullStep(steps, ({ step }, point) => {
    runs.forEach(({ seed }, run) => {
      const normals = normalsOf(seed, step);
      const mean = normals.reduce((sum, x) => sum + x, 0) / N;
      const scale = Math.sqrt(share / N);
      for (let i = 0; i < N; i++) weights[run * N + i] = 1 / N + scale * (normals[i] - mean);
    });
    return point.weightedGradient(weights);
  });
}

/** ∇L + √(κ tr C) Fε: the total power is that of the point at hand, the shape F that of the last refresh. */
async function advanceWithShape(
  steps: RuleSteps,
  noise: Exclude<NoiseShape, { shape: 'covariance' }>,
  share: number,
): Promise<RuledState> {
  const { runs, plan, state } = steps;
  const [N, P] = [plan.examples, plan.parameters];
  const unit = unitNoise(noise, P);
  const normalsOf = normalsReader(steps, unit.count);
  let memory = memoryOf(state, runs.length);
  const advanced = await eachFullStep(steps, async ({ step, theta }, point) => {
    if (unit.make && 'refreshSteps' in noise && step % noise.refreshSteps === 0)
      memory = await unit.make({ steps, step, theta, point, earlier: memory });
    const gradient = await point.gradient();
    const norms = await point.exampleGradientNorms();
    runs.forEach(({ seed }, run) => {
      const own = rowOf(gradient, run, P);
      const second = rowOf(norms, run, N).reduce((sum, x) => sum + x, 0) / N;
      const power = share * Math.max(second - innerProduct(own, own), 0);
      unit.add(own, Math.sqrt(power), normalsOf(seed, step), unit.make && remembered(memory, run));
    });
    return gradient;
  });
  return unit.make ? { ...advanced, memory } : advanced;
}

/**
 * Gradient descent with injected noise: the update of the spec with ∇L + ξ in place of ∇L_B, ξ normal with the covariance
 * of the shape and the total power tr cov ξ = κ tr C that the mini-batch gradient of B examples has (`noiseShare`), so that
 * shapes differ in direction alone. `covariance` is κC itself; for the others see `unitNoise`. No batches are drawn.
 * One full gradient a step for `covariance`, some two for the others; a refresh takes N gradients of one example, or some
 * 15 + 5K products with H or C.
 * Source: Zhu et al. 2019, arXiv:1803.00195; ours for Σ cᵢgᵢ: its covariance is (κ/N) Σ (gᵢ − ∇L)(gᵢ − ∇L)ᵀ.
 */
export function injectedNoiseRule(noise: NoiseShape): TrainingRule {
  return {
    async advance(steps) {
      const { sampling, batchSize, examples } = steps.order;
      const share = noiseShare(sampling, batchSize, examples);
      return noise.shape === 'covariance' ? advanceWithCovariance(steps, share) : advanceWithShape(steps, noise, share);
    },
  };
}
