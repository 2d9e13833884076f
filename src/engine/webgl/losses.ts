import * as tf from '@tensorflow/tfjs-core';
import type { Loss } from '../network.ts';

/** A loss at the outputs of one chunk of examples; every quantity is per example, not yet averaged. */
export type LossTrace = {
  /** ℓᵢ, `[R, n, 1]`. */
  loss: tf.Tensor3D;
  /** δ = ∂ℓᵢ/∂zᵢ, `[R, n, K]`. */
  delta: tf.Tensor3D;
  /** Softmax p, `[R, n, K]`; null where the curvature of the loss is the identity. */
  probabilities: tf.Tensor3D | null;
};

export interface LossOps {
  /** z: `[R, n, K]`; y, one-hot or real: `[R or 1, n, K]`. */
  trace(z: tf.Tensor3D, y: tf.Tensor3D): LossTrace;
  /** J u with J = ∂²ℓ/∂z²: diag(p) − ppᵀ, or the identity. u: `[R, n, K]`. */
  curvature(trace: Pick<LossTrace, 'probabilities'>, u: tf.Tensor3D): tf.Tensor3D;
}

const rowSum = (x: tf.Tensor3D) => tf.sum<tf.Tensor3D>(x, -1, true);

/** log Σ exp(z − max z) − Σ y(z − max z): both terms are ≥ 0 at the label, so nothing overflows or cancels. */
const crossEntropy: LossOps = {
  trace: (z, y) => {
    const shifted = tf.sub<tf.Tensor3D>(z, tf.max(z, -1, true));
    const powers = tf.exp(shifted);
    const total = rowSum(powers);
    const probabilities = tf.div<tf.Tensor3D>(powers, total);
    const loss = tf.sub<tf.Tensor3D>(tf.log(total), rowSum(tf.mul(y, shifted)));
    return { loss, delta: tf.sub(probabilities, y), probabilities };
  },
  curvature: ({ probabilities }, u) => {
    const weighted = tf.mul<tf.Tensor3D>(probabilities!, u);
    return tf.sub(weighted, tf.mul(probabilities!, rowSum(weighted)));
  },
};

/** ½‖z − y‖² (the stability limit 2/η depends on this ½). */
const squaredError = (half: tf.Scalar): LossOps => ({
  trace: (z, y) => {
    const delta = tf.sub<tf.Tensor3D>(z, y);
    return { loss: tf.mul(rowSum(tf.square(delta)), half), delta, probabilities: null };
  },
  curvature: (_, u) => u,
});

export function lossOps(loss: Loss, constant: (value: number) => tf.Scalar): LossOps {
  return loss === 'crossEntropy' ? crossEntropy : squaredError(constant(0.5));
}
