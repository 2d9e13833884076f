import * as tf from '@tensorflow/tfjs-core';
import type { ForwardActivations, StageTrace } from './forward-activations.ts';
import type { Stage } from './stages.ts';

/** ‖gᵢ‖² of every example of a chunk, `[R, n]`: over the stages, ‖A ⊗ δ‖² and ‖Σ_s δ‖² of the bias. */
export function exampleNorms(stages: readonly Stage[], trace: ForwardActivations): tf.Tensor2D {
  const norms = stages.map((stage, index) => {
    const own = trace.stages[index];
    if (stage.normalise) return elementwiseNorm(own);
    return stage.positions === 1 ? rankOneNorm(own) : explicitNorm(stage.positions, own);
  });
  return norms.reduce((sum, norm) => tf.add<tf.Tensor2D>(sum, norm));
}

/** Σ of squares along the last axis: `[…, n, width]` → `[…, n]`. */
const squares = (x: tf.Tensor) => tf.sum<tf.Tensor2D>(tf.square(x), -1);

/** s = 1: ‖δ‖²‖a‖² + ‖δ‖². */
function rankOneNorm({ input, delta }: StageTrace): tf.Tensor2D {
  const own = squares(delta);
  return tf.add(tf.mul(own, squares(input)), own);
}

/** γ and β of a normalisation: ‖x̂δ‖² + ‖δ‖². */
function elementwiseNorm({ input, delta }: StageTrace): tf.Tensor2D {
  return tf.add(squares(tf.mul(input, delta)), squares(delta));
}

/** s > 1: A ⊗ δ as a full matrix per example, `[R·n, fanIn, out]`. */
function explicitNorm(positions: number, { input, delta }: StageTrace): tf.Tensor2D {
  const [runs, rows, out] = delta.shape;
  const examples = rows / positions;
  const perExample = (x: tf.Tensor3D): tf.Tensor3D => {
    const all = x.shape[0] === runs ? x : tf.tile(x, [runs, 1, 1]);
    return tf.reshape(all, [runs * examples, positions, x.shape[2]]);
  };
  const weights = tf.matMul<tf.Tensor3D>(perExample(input), perExample(delta), true);
  const ofWeights = squares(tf.reshape(weights, [runs, examples, weights.shape[1] * out]));
  const ofBias = squares(tf.reshape(tf.sum(perExample(delta), 1), [runs, examples, out]));
  return tf.add(ofWeights, ofBias);
}
