import type { BatchOrder } from '../../engine/batch-order.ts';
import type { BatchAnswers, BatchIndices, Program } from '../../engine/contract.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';
import { drawIndex } from './draw-index.ts';
import { eachBatchStep } from './each-step.ts';
import type { RuledState, RuleSteps } from './rule.ts';

/** What is drawn at every step. */
export type LabelNoise =
  | { readonly shape: 'targets'; readonly deviation: number }
  | { readonly shape: 'classes'; readonly probability: number };

/** y + σn for every output of an example, n standard normal; y is one-hot where there are classes. */
function drawTargets({ network: { classes: K }, labels, targets }: Program, deviation: number) {
  const answerOf = (example: number, k: number) => (targets ? targets[example * K + k] : Number(k === labels[example]));
  return (indices: Int32Array, streamOf: (place: number) => RandomStream): BatchAnswers => {
    const noisy = new Float32Array(indices.length * K);
    for (let i = 0; i < indices.length; i++) {
      const stream = streamOf(i);
      for (let k = 0; k < K; k++) noisy[i * K + k] = answerOf(indices[i], k) + deviation * stream.normal();
    }
    return { targets: noisy };
  };
}

/** The label, or with a probability one of the others, each as likely. */
function drawLabels({ network: { classes: K }, labels }: Program, probability: number) {
  return (indices: Int32Array, streamOf: (place: number) => RandomStream): BatchAnswers => {
    const noisy = new Int32Array(indices.length);
    for (let i = 0; i < indices.length; i++) {
      const stream = streamOf(i);
      const label = labels[indices[i]];
      noisy[i] = stream.uniform() < probability ? (label + 1 + stream.below(K - 1)) % K : label;
    }
    return { labels: noisy };
  };
}

/**
 * Draws the labels or targets of the mini-batches of a step, for each seed in the order of its batch: a function of seed and
 * step alone, with a purpose of its own, so that batches are those of SGD.
 */
export function labelDrawer(program: Program, noise: LabelNoise, order: BatchOrder) {
  const draw =
    noise.shape === 'targets' ? drawTargets(program, noise.deviation) : drawLabels(program, noise.probability);
  const seeds = [...new Set(order.seeds)];
  return ({ indices, batchSize }: BatchIndices, step: number): BatchAnswers => {
    const streams = seeds.map((seed) => randomStream(seed, PURPOSE.ruleLabels, drawIndex(order, step)));
    return draw(indices, (place) => streams[Math.floor(place / batchSize)]);
  };
}

/** Steps of SGD with labels or targets that are drawn anew at each. */
export function advanceWithLabelNoise(steps: RuleSteps, noise: LabelNoise): Promise<RuledState> {
  const { program, order } = steps;
  const draw = labelDrawer(program, noise, order);
  return eachBatchStep(
    steps,
    async ({ theta, step }, batch) => (await program.batchGradient(theta, batch, draw(batch, step))).gradient,
  );
}
