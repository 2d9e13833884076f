import * as tf from '@tensorflow/tfjs-core';
import type { LossOps } from './losses.ts';
import type { StageParameters } from './parameters.ts';
import { byExample, byPosition, type Stage } from './stages.ts';

/** Results of a forward and a backward pass at one stage; rows are n·s positions of examples. */
export type StageTrace = {
  /** Lifted input A, `[R or 1, n·s, fanIn]`. */
  input: tf.Tensor3D;
  /** φ′(z), `[R, n·s, out]`; null where it is 1. */
  slope: tf.Tensor3D | null;
  /** δ = ∂ℓᵢ/∂z, `[R, n·s, out]`, per example and not averaged. */
  delta: tf.Tensor3D;
  /** ∂ℓᵢ/∂a ∘ φ″(z), `[R, n·s, out]`; null where it is 0. */
  bend: tf.Tensor3D | null;
};

export type ForwardActivations = {
  stages: StageTrace[];
  /** Softmax of the outputs, for the curvature of the loss. */
  probabilities: tf.Tensor3D | null;
};

function tensorsOf({ stages, probabilities }: ForwardActivations): tf.Tensor[] {
  const all = stages.flatMap(({ input, slope, delta, bend }) => [input, slope, delta, bend]);
  return [...all, probabilities].filter((tensor) => tensor !== null);
}

/** Keeps a trace beyond the enclosing tidy; release it with `disposeTrace`. */
export function keepActivations(trace: ForwardActivations): ForwardActivations {
  for (const tensor of tensorsOf(trace)) tf.keep(tensor);
  return trace;
}

export function disposeActivations(trace: ForwardActivations): void {
  tf.dispose(tensorsOf(trace));
}

/** A network on one chunk of examples. */
export interface Model {
  readonly stages: readonly Stage[];
  readonly loss: LossOps;
}

/** z = AW + b. A: `[R or 1, rows, fanIn]` → `[R, rows, out]`. */
export function affine(input: tf.Tensor3D, { weights, bias }: StageParameters): tf.Tensor3D {
  return tf.add(tf.matMul(input, weights), bias);
}

/** Outputs of the network, `[R, n, K]`. x: `[R or 1, n, D]`. The caller owns the result. */
export function outputs({ stages }: Model, parameters: readonly StageParameters[], x: tf.Tensor3D): tf.Tensor3D {
  return tf.tidy(() =>
    stages.reduce((a, stage, index) => {
      const z = affine(stage.lift(a), parameters[index]);
      return byExample(stage.activation.value(z), stage);
    }, x),
  );
}

/**
 * Forward and backward pass of every example. x: `[R or 1, n, D]`, y one-hot `[R or 1, n, K]`. With `curved` the trace
 * also holds what the R-operator needs. Call inside `tidy`, or own the result.
 */
export function traceChunk(
  model: Model,
  parameters: readonly StageParameters[],
  { x, y, curved }: { x: tf.Tensor3D; y: tf.Tensor3D; curved: boolean },
): ForwardActivations & { loss: tf.Tensor3D } {
  const forward: { input: tf.Tensor3D; z: tf.Tensor3D; a: tf.Tensor3D }[] = [];
  let a = x;
  model.stages.forEach((stage, index) => {
    const input = stage.lift(a);
    const z = affine(input, parameters[index]);
    const value = stage.activation.value(z);
    forward.push({ input, z, a: value });
    a = byExample(value, stage);
  });
  const top = model.loss.trace(a, y);
  const stages: StageTrace[] = [];
  let cotangent = top.delta; // ∂ℓᵢ/∂a, one row per example
  for (let index = model.stages.length - 1; index >= 0; index--) {
    const stage = model.stages[index];
    const { input, z, a: value } = forward[index];
    const outer = byPosition(cotangent, stage);
    const slope = stage.activation.slope(z, value);
    const curve = curved ? stage.activation.bend(z, value) : null;
    const delta = slope ? tf.mul<tf.Tensor3D>(outer, slope) : outer;
    const bend = curve && tf.mul<tf.Tensor3D>(outer, curve);
    stages.unshift({ input, slope, delta, bend });
    if (index > 0) cotangent = stage.lower(tf.matMul(delta, parameters[index].weights, false, true));
  }
  return { stages, probabilities: top.probabilities, loss: top.loss };
}

/** Rows above which tfjs decomposes products with a vector, and then cannot broadcast over runs (a constant of tfjs). */
const LONGEST_BROADCAST = 1000;

/** Aᵀδ: A `[R or 1, rows, fanIn]`, δ `[R, rows, out]` → `[R, fanIn, out]`. */
export function transposedProduct(input: tf.Tensor3D, delta: tf.Tensor3D): tf.Tensor3D {
  const [runs, rows, out] = delta.shape;
  const narrow = out === 1 || input.shape[2] === 1;
  const spread = narrow && rows > LONGEST_BROADCAST && input.shape[0] < runs;
  return tf.matMul(spread ? tf.tile(input, [runs, 1, 1]) : input, delta, true);
}

/** Σ over rows of A ⊗ δ, the gradient of one stage: weights Aᵀδ and bias Σδ. `ones`: `[1, rows, 1]`. */
export function outerSum(input: tf.Tensor3D, delta: tf.Tensor3D, ones: tf.Tensor3D): StageParameters {
  return { weights: transposedProduct(input, delta), bias: transposedProduct(ones, delta) };
}
