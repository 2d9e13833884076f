import * as tf from '@tensorflow/tfjs-core';
import type { StageTrace } from './forward-activations.ts';
import type { Stage } from './stages.ts';
import type { Direction, StageTangent } from './tangent-pass.ts';

/**
 * The direction uᵢ = Hᵢv of each example, from the tangent pass along v: (U, u) = (Σ_s A ⊗ R{δ} + R{A} ⊗ δ,
 * Σ_s R{δ}). Per example that is a matrix of rank 2s, so nothing of size N×P is needed for a dense layer (s = 1).
 */
export function exampleDirection(stage: Stage, trace: StageTrace, tangent: StageTangent): Direction {
  if (stage.normalise) return elementwise(trace, tangent);
  return stage.positions === 1 ? rankTwo(trace, tangent) : explicit(stage.positions, trace, tangent);
}

const rowDot = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.sum<tf.Tensor3D>(tf.mul(a, b), -1, true);
const scaled = (row: tf.Tensor3D, factor: tf.Tensor3D) => tf.mul<tf.Tensor3D>(row, factor);

/**
 * s = 1: A U + u = R{δ}(A·A + 1) + δ(R{A}·A) and δUᵀ = A(R{δ}·δ) + R{A}(δ·δ), row by row. Ours: U = A ⊗ R{δ} + R{A} ⊗ δ.
 */
function rankTwo({ input, delta }: StageTrace, tangent: StageTangent): Direction {
  const moved = tangent.input;
  return {
    forward: (a) => {
      const own = tf.add<tf.Tensor3D>(scaled(tangent.delta, rowDot(input, a)), tangent.delta);
      return moved ? tf.add(own, scaled(delta, rowDot(moved, a))) : own;
    },
    backward: (d) => {
      const own = scaled(input, rowDot(tangent.delta, d));
      return moved ? tf.add(own, scaled(moved, rowDot(delta, d))) : own;
    },
  };
}

/** γ and β of a normalisation: U = x̂ R{δ} + R{x̂} δ, u = R{δ}. */
function elementwise({ input, delta }: StageTrace, tangent: StageTangent): Direction {
  const moving = tf.mul<tf.Tensor3D>(input, tangent.delta);
  const weights = tangent.input ? tf.add<tf.Tensor3D>(moving, tf.mul(tangent.input, delta)) : moving;
  return { forward: (a) => tf.add(tf.mul(a, weights), tangent.delta), backward: (d) => tf.mul(d, weights) };
}

/** s > 1: U as a full matrix, `[R·n, fanIn, out]`, smaller than the s×s products of positions of the factored form. */
function explicit(positions: number, { input, delta }: StageTrace, tangent: StageTangent): Direction {
  const runs = delta.shape[0];
  const perExample = (x: tf.Tensor3D): tf.Tensor3D => {
    const all = x.shape[0] === runs ? x : tf.tile(x, [runs, 1, 1]);
    return tf.reshape(all, [(runs * x.shape[1]) / positions, positions, x.shape[2]]);
  };
  const moving = tf.matMul<tf.Tensor3D>(perExample(input), perExample(tangent.delta), true);
  const weights = tangent.input
    ? tf.add<tf.Tensor3D>(moving, tf.matMul(perExample(tangent.input), perExample(delta), true))
    : moving;
  const bias = tf.sum<tf.Tensor3D>(perExample(tangent.delta), 1, true);
  const perRun = (x: tf.Tensor3D): tf.Tensor3D => tf.reshape(x, [runs, (x.shape[0] * positions) / runs, x.shape[2]]);
  return {
    forward: (a) => perRun(tf.add(tf.matMul(perExample(a), weights), bias)),
    backward: (d) => perRun(tf.matMul(perExample(d), weights, false, true)),
  };
}
