import * as tf from '@tensorflow/tfjs-core';
import type { LossOps } from './losses.ts';
import { type Normalised, throughNormalise } from './normalise.ts';
import type { StageParameters } from './parameters.ts';
import { affine } from './products.ts';
import { byExample, Cotangents, type Stage } from './stages.ts';

/** Results of a forward and a backward pass at one stage; rows are n·s positions of examples. */
export type StageTrace = {
  /** Lifted input A, `[R or 1, n·s, fanIn]`; x̂ of a normalisation. */
  input: tf.Tensor3D;
  /** 1/s of a normalisation, `[R, n, 1]`; null elsewhere. */
  inverse: tf.Tensor3D | null;
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
  const all = stages.flatMap(({ input, inverse, slope, delta, bend }) => [input, inverse, slope, delta, bend]);
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

type StageForward = {
  /** Before the normalisation, if there is one. */
  lifted: tf.Tensor3D;
  input: tf.Tensor3D;
  inverse: tf.Tensor3D | null;
  z: tf.Tensor3D;
  a: tf.Tensor3D;
};

/** The values of every stage, and the outputs of the network. */
function forwardPass(
  { stages }: Model,
  parameters: readonly StageParameters[],
  x: tf.Tensor3D,
): { passed: StageForward[]; outputs: tf.Tensor3D } {
  const passed: StageForward[] = [];
  let a = x;
  stages.forEach((stage, index) => {
    const lifted = stage.lift(a);
    const normal = stage.normalise?.(lifted);
    const input = normal?.x ?? lifted;
    const z = affine(stage.product, input, parameters[index]);
    const value = stage.activation.value(z);
    passed.push({ lifted, input, inverse: normal?.inverse ?? null, z, a: value });
    const output = byExample(value, stage);
    a = stage.adds === null ? output : tf.add(output, passed[stage.adds].lifted);
  });
  return { passed, outputs: a };
}

/** Outputs of the network, `[R, n, K]`. x: `[R or 1, n, D]`. The caller owns the result. */
export function outputs(model: Model, parameters: readonly StageParameters[], x: tf.Tensor3D): tf.Tensor3D {
  return tf.tidy(() => forwardPass(model, parameters, x).outputs);
}

/** x̂ and 1/s that a trace keeps of a normalisation; null for other stages. */
export const normalOf = ({ input, inverse }: StageTrace): Normalised | null => inverse && { x: input, inverse };

/** Errors of the lifted input of a stage from those of its z. */
export function errorsBelow(
  { product }: Stage,
  trace: Pick<StageTrace, 'input' | 'inverse'>,
  { weights }: StageParameters,
  delta: tf.Tensor3D,
): tf.Tensor3D {
  const back = product.back(delta, weights);
  return trace.inverse ? throughNormalise({ x: trace.input, inverse: trace.inverse }, back) : back;
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
  const { passed, outputs: f } = forwardPass(model, parameters, x);
  const top = model.loss.trace(f, y);
  const stages: StageTrace[] = [];
  const cotangents = new Cotangents(model.stages, top.delta); // ∂ℓᵢ/∂a
  for (let index = model.stages.length - 1; index >= 0; index--) {
    const stage = model.stages[index];
    const { input, inverse, z, a: value } = passed[index];
    const outer = cotangents.at(index);
    const slope = stage.activation.slope(z, value);
    const curve = curved ? stage.activation.bend(z, value) : null;
    const delta = slope ? tf.mul<tf.Tensor3D>(outer, slope) : outer;
    const bend = curve && tf.mul<tf.Tensor3D>(outer, curve);
    stages.unshift({ input, inverse, slope, delta, bend });
    if (index > 0) cotangents.below(index, errorsBelow(stage, { input, inverse }, parameters[index], delta));
  }
  return { stages, probabilities: top.probabilities, loss: top.loss };
}
