import * as tf from '@tensorflow/tfjs-core';
import type { AdvanceSettings, BatchIndices, CohortState } from '../contract.ts';
import { traceChunk } from './forward-activations.ts';
import type { OpenNetwork } from './open-network.ts';
import {
  disposeParameters,
  flattenParameters,
  mapParameters,
  type StageParameters,
  uploadParameters,
} from './parameters.ts';
import { outerSum } from './products.ts';

/** Training state on the device. */
export type PlainState = {
  theta: StageParameters[];
  velocity: StageParameters[];
  /** Σ over steps of each batch example's loss, `[R, B, 1]`. */
  lossSum: tf.Tensor3D;
};

/** Constants of the steps of one `advance`. */
export type StepConstants = {
  momentum: tf.Scalar;
  weightDecay: tf.Scalar | null;
  nesterov: boolean;
  /** 1/B. */
  share: tf.Scalar;
};

/** Inputs of one step. x: `[R, B, D]`, y one-hot `[R, B, K]`, η `[R, 1, 1]`. */
export type PlainBatch = { x: tf.Tensor3D; y: tf.Tensor3D; learningRates: tf.Tensor3D };

export function uploadPlainState(open: OpenNetwork, state: CohortState, rows: number, batchSize: number): PlainState {
  return {
    theta: uploadParameters(state.theta, open.layout, rows),
    velocity: uploadParameters(state.velocity, open.layout, rows),
    lossSum: tf.zeros([rows, batchSize, 1]),
  };
}

export function stepConstants(
  open: OpenNetwork,
  { update }: AdvanceSettings,
  { batchSize }: BatchIndices,
): StepConstants {
  const { constant } = open.device;
  return {
    momentum: constant(update.momentum),
    weightDecay: update.weightDecay === 0 ? null : constant(update.weightDecay),
    nesterov: update.nesterov,
    share: constant(1 / batchSize),
  };
}

/** m ← μm + g, then θ ← θ − ηm, or θ ← θ − η(g + μm) with Nesterov, where g already holds the weight decay. */
function updated(
  { theta, velocity }: Pick<PlainState, 'theta' | 'velocity'>,
  gradient: readonly StageParameters[],
  { momentum, nesterov }: StepConstants,
  learningRates: tf.Tensor3D,
): Pick<PlainState, 'theta' | 'velocity'> {
  const next = mapParameters((m, g) => tf.add(tf.mul(m, momentum), g), velocity, gradient);
  const move = nesterov ? mapParameters((g, m) => tf.add(g, tf.mul(m, momentum)), gradient, next) : next;
  return { theta: mapParameters((w, d) => tf.sub(w, tf.mul(d, learningRates)), theta, move), velocity: next };
}

/** Σ over a batch of the examples' gradients, and each example's loss, `[R, B, 1]`. */
export type BatchSums = (
  theta: readonly StageParameters[],
  batch: Pick<PlainBatch, 'x' | 'y'>,
) => { sums: StageParameters[]; loss: tf.Tensor3D };

/** The batch gradients of a layered network. */
export const layerSums =
  (open: OpenNetwork): BatchSums =>
  (theta, { x, y }) => {
    const { stages, loss } = traceChunk(open.model, theta, { x, y, curved: false });
    const sums = stages.map(({ input, delta }, index) =>
      outerSum(open.model.stages[index].product, input, delta, open.ones(delta.shape[1])),
    );
    return { sums, loss };
  };

/** One SGD step of all runs in plain tfjs operations. Consumes `state` and returns its successor, which the caller owns. */
export function plainStep(
  sumsOf: BatchSums,
  state: PlainState,
  constants: StepConstants,
  batch: PlainBatch,
): PlainState {
  const next = tf.tidy(() => {
    const { sums, loss } = sumsOf(state.theta, batch);
    const means = mapParameters((g) => tf.mul(g, constants.share), sums);
    const { weightDecay } = constants;
    const gradient = weightDecay
      ? mapParameters((g, w) => tf.add(g, tf.mul(w, weightDecay)), means, state.theta)
      : means;
    const lossSum = tf.add<tf.Tensor3D>(state.lossSum, loss);
    return { ...updated(state, gradient, constants, batch.learningRates), lossSum };
  });
  disposePlainState(state);
  return next;
}

export function disposePlainState({ theta, velocity, lossSum }: PlainState): void {
  disposeParameters([...theta, ...velocity]);
  lossSum.dispose();
}

/** θ, m and the summed losses as `[R, P]`, `[R, P]` and `[R]`, for one read-back. The caller owns the result. */
export function plainResults(state: PlainState): tf.Tensor[] {
  return [flattenParameters(state.theta), flattenParameters(state.velocity), tf.sum(state.lossSum, [1, 2])];
}
