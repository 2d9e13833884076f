import * as tf from '@tensorflow/tfjs-core';
import {
  affine,
  type ForwardActivations,
  type Model,
  type StageTrace,
  transposedProduct,
} from './forward-activations.ts';
import type { StageParameters } from './parameters.ts';
import { byExample, byPosition, type Stage } from './stages.ts';

/** A direction (V, v) in the parameters of one stage, defined by the products that the R-operator needs. */
export interface Direction {
  /** A V + v: `[R or 1, n·s, fanIn]` → `[R, n·s, out]`. */
  forward(input: tf.Tensor3D): tf.Tensor3D;
  /** δ Vᵀ: `[R, n·s, out]` → `[R, n·s, fanIn]`. */
  backward(delta: tf.Tensor3D): tf.Tensor3D;
}

/** One direction for all examples of a run. */
export const sharedDirection = (v: StageParameters): Direction => ({
  forward: (input) => affine(input, v),
  backward: (delta) => tf.matMul(delta, v.weights, false, true),
});

/** Derivatives of a trace along a direction, per stage. */
export type StageTangent = {
  /** R{A}, `[R, n·s, fanIn]`; null at the first stage, whose input is constant. */
  input: tf.Tensor3D | null;
  /** R{δ}, `[R, n·s, out]`. */
  delta: tf.Tensor3D;
};

const sum = (a: tf.Tensor3D | null, b: tf.Tensor3D) => (a ? tf.add<tf.Tensor3D>(a, b) : b);
const product = (a: tf.Tensor3D, b: tf.Tensor3D | null) => (b ? tf.mul<tf.Tensor3D>(a, b) : a);

export interface Along {
  readonly model: Model;
  readonly parameters: readonly StageParameters[];
  readonly trace: ForwardActivations;
  readonly direction: readonly Direction[];
}

/**
 * R-forward: R{z} = A V + v + R{A} W, R{a} = φ′(z) R{z}. Returns R{A} and R{z} of every stage; the last R{z} is that of
 * the outputs, `[R, n, K]`. Source: Pearlmutter 1994, Neural Computation 6, 147–160.
 */
export function tangentForward({ model, parameters, trace, direction }: Along) {
  const moved: { input: tf.Tensor3D | null; z: tf.Tensor3D }[] = [];
  let activation: tf.Tensor3D | null = null;
  model.stages.forEach((stage, index) => {
    const input: tf.Tensor3D | null = activation && stage.lift(activation);
    const direct = direction[index].forward(trace.stages[index].input);
    const z = input ? sum(tf.matMul(input, parameters[index].weights), direct) : direct;
    moved.push({ input, z });
    activation = byExample(product(z, trace.stages[index].slope), stage);
  });
  return moved;
}

/**
 * R-backward after R-forward: R{δ_L} = J R{z_L}, R{δ} = lower(R{δ⁺}W⁺ᵀ + δ⁺V⁺ᵀ) φ′(z) + (∂ℓ/∂a) φ″(z) R{z}, where ⁺ is
 * the stage above. Per example, not averaged.
 */
export function tangentPass(along: Along): StageTangent[] {
  const { model, parameters, trace, direction } = along;
  const moved = tangentForward(along);
  const last = model.stages.length - 1;
  const tangents: StageTangent[] = [];
  let cotangent = model.loss.curvature(trace, byExample(moved[last].z, model.stages[last]));
  for (let index = last; index >= 0; index--) {
    const stage: Stage = model.stages[index];
    const { slope, bend, delta: plain }: StageTrace = trace.stages[index];
    const outer = product(byPosition(cotangent, stage), slope);
    const delta = bend ? tf.add<tf.Tensor3D>(outer, tf.mul(bend, moved[index].z)) : outer;
    tangents.unshift({ input: moved[index].input, delta });
    if (index === 0) break;
    const below = tf.matMul(delta, parameters[index].weights, false, true);
    cotangent = stage.lower(tf.add(below, direction[index].backward(plain)));
  }
  return tangents;
}

/** (Hᵢu)_W = A ⊗ R{δ} + R{A} ⊗ δ and (Hᵢu)_b = R{δ}, summed over the chunk. `ones(rows)`: `[1, rows, 1]`. */
export function hessianSum(
  trace: ForwardActivations,
  tangents: readonly StageTangent[],
  ones: (rows: number) => tf.Tensor3D,
): StageParameters[] {
  return tangents.map(({ input, delta }, index) => {
    const stage = trace.stages[index];
    const moving = transposedProduct(stage.input, delta);
    const weights = input ? tf.add<tf.Tensor3D>(moving, transposedProduct(input, stage.delta)) : moving;
    return { weights, bias: transposedProduct(ones(delta.shape[1]), delta) };
  });
}
