import type { Point } from '../../engine/contract.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { innerProduct, rowOf } from '../../probes/run-rows.ts';
import { applyUpdate } from './apply-update.ts';
import { drawIndex } from './draw-index.ts';
import { type CurrentStep, eachStep } from './each-step.ts';
import { noiseShare } from './noise-power.ts';
import type { NoiseShape } from './noise-schema.ts';
import { unitNoise } from './noise-shapes.ts';
import { memoryOf, remembered } from './refresh.ts';
import type { RuledState, RuleSteps } from './rule.ts';

/** Standard normals of a step, the same for runs of one seed, in a buffer that the next step overwrites. */
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

/** Makes each step over the whole training set, with the gradient that `direction` computes at its point. */
function eachFullStep(
  steps: RuleSteps,
  direction: (current: CurrentStep, point: Point) => Promise<Float32Array>,
): Promise<RuledState> {
  return eachStep(steps, async (current) => {
    const point = await steps.program.at(current.theta);
    try {
      applyUpdate(current, await direction(current, point), steps.update, current.rates);
    } finally {
      point.dispose();
    }
  });
}

/** ∇L + √(κ/N) Σ εᵢ(gᵢ − ∇L) = Σ cᵢgᵢ with cᵢ = 1/N + √(κ/N)(εᵢ − ε̄): covariance κC exactly, at every step. */
function advanceWithCovariance(steps: RuleSteps, share: number): Promise<RuledState> {
  const { examples: N, seeds } = steps.order;
  const normalsOf = normalsReader(steps, N);
  const weights = new Float32Array(seeds.length * N);
  return eachFullStep(steps, ({ step }, point) => {
    seeds.forEach((seed, run) => {
      const normals = normalsOf(seed, step);
      const mean = normals.reduce((sum, x) => sum + x, 0) / N;
      const scale = Math.sqrt(share / N);
      for (let i = 0; i < N; i++) weights[run * N + i] = 1 / N + scale * (normals[i] - mean);
    });
    return point.weightedGradient(weights);
  });
}

/** ∇L + √(κ tr C) Fε: the total power is that at the current point, the shape F that of the last refresh. */
async function advanceWithShape(
  steps: RuleSteps,
  noise: Exclude<NoiseShape, { shape: 'covariance' }>,
  share: number,
): Promise<RuledState> {
  const { parameters: P, state } = steps;
  const { examples: N, seeds } = steps.order;
  const unit = unitNoise(noise, P);
  const normalsOf = normalsReader(steps, unit.count);
  let memory = memoryOf(state, seeds.length);
  const advanced = await eachFullStep(steps, async ({ step, theta }, point) => {
    if (unit.make && 'refreshSteps' in noise && step % noise.refreshSteps === 0)
      memory = await unit.make({ steps, step, theta, point, earlier: memory });
    const gradient = await point.gradient();
    const norms = await point.exampleGradientNorms();
    seeds.forEach((seed, run) => {
      const own = rowOf(gradient, run, P);
      const second = rowOf(norms, run, N).reduce((sum, x) => sum + x, 0) / N;
      const power = share * Math.max(second - innerProduct(own, own), 0);
      unit.add(own, Math.sqrt(power), normalsOf(seed, step), unit.make && remembered(memory, run));
    });
    return gradient;
  });
  return unit.make ? { ...advanced, memory } : advanced;
}

/** Steps over the whole training set with noise of a shape added to its gradient. */
export function advanceWithNoise(steps: RuleSteps, noise: NoiseShape): Promise<RuledState> {
  const { sampling, batchSize, examples } = steps.order;
  const share = noiseShare(sampling, batchSize, examples);
  return noise.shape === 'covariance' ? advanceWithCovariance(steps, share) : advanceWithShape(steps, noise, share);
}
