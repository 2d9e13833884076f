import * as tf from '@tensorflow/tfjs-core';
import { type ForwardActivations, type Model, normalOf, type StageTrace } from './forward-activations.ts';
import { type NormTangent, normTangent, tangentThroughNormalise } from './normalise.ts';
import type { StageParameters } from './parameters.ts';
import { affine, transposedProduct } from './products.ts';
import { byExample, Cotangents, type Stage } from './stages.ts';

/** A direction (V, v) in the parameters of one stage, defined by the products that the R-operator needs. */
export interface Direction {
  /** A V + v: `[R or 1, n·s, fanIn]` → `[R, n·s, out]`. */
  forward(input: tf.Tensor3D): tf.Tensor3D;
  /** δ Vᵀ: `[R, n·s, out]` → `[R, n·s, fanIn]`. */
  backward(delta: tf.Tensor3D): tf.Tensor3D;
}

/** One direction for all examples of a run. */
export const sharedDirection = ({ product }: Pick<Stage, 'product'>, v: StageParameters): Direction => ({
  forward: (input) => affine(product, input, v),
  backward: (delta) => product.back(delta, v.weights),
});

/** Derivatives of a trace along a direction, per stage. */
export type StageTangent = {
  /** R{A}, `[R, n·s, fanIn]`, or R{x̂}; null at the first stage, whose input is constant. */
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

type StageMoved = {
  /** R of the lifted input, before a normalisation; null where it is constant. */
  lifted: tf.Tensor3D | null;
  input: tf.Tensor3D | null;
  /** Of a normalisation whose input is not constant. */
  normal: NormTangent | null;
  z: tf.Tensor3D;
};

/**
 * R-forward: R{z} = A V + v + R{A} W, R{a} = φ′(z) R{z}. Returns R{A} and R{z} of every stage; the last R{z} is that of
 * the outputs, `[R, n, K]`. Source: Pearlmutter 1994, Neural Computation 6, 147–160.
 */
export function tangentForward({ model, parameters, trace, direction }: Along): StageMoved[] {
  const moved: StageMoved[] = [];
  let activation: tf.Tensor3D | null = null;
  model.stages.forEach((stage, index) => {
    const own = trace.stages[index];
    const lifted: tf.Tensor3D | null = activation && stage.lift(activation);
    const at = normalOf(own);
    const normal = at && lifted && normTangent(at, lifted);
    const input = normal?.x ?? lifted;
    const direct = direction[index].forward(own.input);
    const z = input ? sum(stage.product.times(input, parameters[index].weights), direct) : direct;
    moved.push({ lifted, input, normal, z });
    const output = byExample(product(z, own.slope), stage);
    const added = stage.adds === null ? null : moved[stage.adds].lifted;
    activation = sum(added, output);
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
  const top = model.loss.curvature(trace, byExample(moved[last].z, model.stages[last]));
  const cotangents = new Cotangents(model.stages, top);
  for (let index = last; index >= 0; index--) {
    const stage: Stage = model.stages[index];
    const own: StageTrace = trace.stages[index];
    const outer = product(cotangents.at(index), own.slope);
    const delta = own.bend ? tf.add<tf.Tensor3D>(outer, tf.mul(own.bend, moved[index].z)) : outer;
    tangents.unshift({ input: moved[index].input, delta });
    if (index === 0) break;
    const { weights } = parameters[index];
    const below = tf.add<tf.Tensor3D>(stage.product.back(delta, weights), direction[index].backward(own.delta));
    const at = normalOf(own);
    const { normal } = moved[index];
    cotangents.below(
      index,
      at && normal ? tangentThroughNormalise(at, normal, stage.product.back(own.delta, weights), below) : below,
    );
  }
  return tangents;
}

/** (Hᵢu)_W = A ⊗ R{δ} + R{A} ⊗ δ and (Hᵢu)_b = R{δ}, summed over the chunk. `ones(rows)`: `[1, rows, 1]`. */
export function hessianSum(
  stages: readonly Stage[],
  trace: ForwardActivations,
  tangents: readonly StageTangent[],
  ones: (rows: number) => tf.Tensor3D,
): StageParameters[] {
  return tangents.map(({ input, delta }, index) => {
    const own = trace.stages[index];
    const { outer } = stages[index].product;
    const moving = outer(own.input, delta);
    const weights = input ? tf.add<tf.Tensor3D>(moving, outer(input, own.delta)) : moving;
    return { weights, bias: transposedProduct(ones(delta.shape[1]), delta) };
  });
}
