import type { Network } from '../../engine/network.ts';
import { type ParameterBlock, parameterLayout } from '../../engine/parameter-layout.ts';
import { adamUpdate, type Stretch } from './adam-steps.ts';
import { advanceByMoments, type MovingRun } from './moment-steps.ts';
import { matricesOf } from './muon-matrices.ts';
import { createOrthogonaliser } from './newton-schulz.ts';
import type { RuleSteps } from './rule.ts';

const { fround } = Math;

/** Of what Muon does not train, in the authors' program. */
const ADAM = { beta1: 0.9, beta2: 0.95, epsilon: 1e-10 };

/** What lies between the matrices: biases, normalisations and the output layer. */
function restOf(network: Network): Stretch[] {
  const ends = matricesOf(network).map(({ weightOffset, biasOffset }) => [weightOffset, biasOffset] as const);
  const starts = [0, ...ends.map(([, end]) => end)];
  return starts.map((from, k) => ({ from, to: ends[k]?.[0] ?? parameterLayout(network).count }));
}

interface MatrixOptions {
  readonly momentum: number;
  readonly decay: number;
  /** Of the orthogonalised matrix. */
  readonly scale: number;
}

/** m ← μm + (1 − μ)g, then W ← (1 − η wd)W − ηs·O(μm + (1 − μ)g) for one matrix; its work arrays are made once. */
function createMatrixUpdate(
  { weightOffset: from, fanIn, out }: ParameterBlock,
  { momentum, decay, scale }: MatrixOptions,
) {
  const work = new Float64Array(fanIn * out);
  const orthogonalise = createOrthogonaliser(fanIn, out);
  const add = fround(1 - momentum);
  return ({ theta, velocity, gradient, change, rate }: MovingRun) => {
    for (let i = 0; i < work.length; i++) {
      const g = gradient[from + i];
      const m = fround(velocity[from + i] + fround(add * fround(g - velocity[from + i])));
      velocity[from + i] = m;
      work[i] = fround(m + fround(add * fround(g - m)));
    }
    orthogonalise(work);
    const lost = fround(rate * fround(decay));
    const kept = fround(1 - rate * fround(decay));
    for (let i = 0; i < work.length; i++) {
      const before = theta[from + i];
      const moved = fround(-rate * fround(scale * work[i]));
      change[from + i] = fround(moved - fround(lost * before));
      theta[from + i] = fround(fround(kept * before) + moved);
    }
  };
}

/** √max(1, out/in) of a dense layer; 1 of a convolution, of which the authors' program takes the sides of the kernel. */
const scaleOf = ({ layers }: Network, { layer, fanIn, out }: ParameterBlock) =>
  layers[layer].kind === 'dense' ? Math.sqrt(Math.max(1, out / fanIn)) : 1;

/** Steps of Muon for the matrices, of AdamW for what lies between them. */
export function advanceMuon(steps: RuleSteps, settings: { readonly decay: number; readonly adamFactor: number }) {
  const { network } = steps.program;
  const decay = steps.update.weightDecay;
  const matrices = matricesOf(network).map((block) =>
    createMatrixUpdate(block, { momentum: settings.decay, decay, scale: scaleOf(network, block) }),
  );
  const rest = restOf(network);
  return advanceByMoments(steps, {
    initial: [0],
    update(run) {
      const slower = { ...run, rate: fround(run.rate * settings.adamFactor) };
      for (const stretch of rest) adamUpdate(slower, stretch, { ...ADAM, decay });
      for (const updateMatrix of matrices) updateMatrix(run);
    },
  });
}
