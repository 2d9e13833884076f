import * as tf from '@tensorflow/tfjs-core';
import type { LayeredNetwork } from '../network.ts';
import { type ParameterBlock, parameterLayout } from '../parameter-layout.ts';
import { type ActivationOps, activationOps } from './activations.ts';
import type { TfjsDevice } from './device.ts';
import { type IndexMap, patchMap, poolMap } from './index-map.ts';

/**
 * One affine map with its activation: a′ = φ(lift(a) W + b). `lift` is linear and has no parameters: pooling, and the
 * patches of a convolution, whose s output positions become rows. So every layer is one matrix product.
 */
export interface Stage {
  readonly block: ParameterBlock;
  readonly activation: ActivationOps;
  /** s: output positions per example; 1 for a dense layer. */
  readonly positions: number;
  /** `[R, n, size]` → `[R, n·s, fanIn]`. */
  lift(a: tf.Tensor3D): tf.Tensor3D;
  /** The adjoint of `lift`: `[R, n·s, fanIn]` → `[R, n, size]`. */
  lower(c: tf.Tensor3D): tf.Tensor3D;
}

/** Splits a network into stages, one per block of `parameterLayout`; pooling belongs to the stage after it. */
export function compileStages(network: LayeredNetwork, device: TfjsDevice): { stages: Stage[]; dispose: () => void } {
  const { blocks } = parameterLayout(network);
  const maps: IndexMap[] = [];
  const stages: Stage[] = [];
  let pending: IndexMap[] = [];
  network.layers.forEach((layer) => {
    if (layer.kind === 'avgpool') {
      pending.push(poolMap(layer, device));
      return;
    }
    if (layer.kind === 'conv') pending.push(patchMap(layer));
    const positions = layer.kind === 'conv' ? layer.height * layer.width : 1;
    const activation = activationOps(layer.activation, device.constant);
    stages.push({ block: blocks[stages.length], activation, positions, ...lifting(pending, positions) });
    maps.push(...pending);
    pending = [];
  });
  const dispose = () => {
    for (const map of maps) map.dispose();
  };
  return { stages, dispose };
}

/** Composition of linear maps and its adjoint, in the shapes of `Stage`. */
function lifting(maps: readonly IndexMap[], positions: number): Pick<Stage, 'lift' | 'lower'> {
  if (maps.length === 0) return { lift: (a) => a, lower: (c) => c };
  return {
    lift: (a) => {
      const rows = maps.reduce((x, map) => map.apply(x), flatExamples(a));
      const fanIn = rows.shape[1] / positions;
      return tf.reshape(rows, [a.shape[0], a.shape[1] * positions, fanIn]);
    },
    lower: (c) => {
      const examples = c.shape[1] / positions;
      const rows = tf.reshape<tf.Rank.R2>(c, [c.shape[0] * examples, positions * c.shape[2]]);
      const lowered = maps.reduceRight((x, map) => map.adjoint(x), rows);
      return tf.reshape(lowered, [c.shape[0], examples, lowered.shape[1]]);
    },
  };
}

const flatExamples = (a: tf.Tensor3D) => tf.reshape<tf.Rank.R2>(a, [a.shape[0] * a.shape[1], a.shape[2]]);

/** `[R, n·s, out]` → `[R, n, s·out]`: the outputs of a stage, one row per example. */
export function byExample(x: tf.Tensor3D, { positions }: Pick<Stage, 'positions'>): tf.Tensor3D {
  return positions === 1 ? x : tf.reshape(x, [x.shape[0], x.shape[1] / positions, x.shape[2] * positions]);
}

/** `[R, n, s·out]` → `[R, n·s, out]`: the inverse of `byExample`. */
export function byPosition(x: tf.Tensor3D, { positions }: Pick<Stage, 'positions'>): tf.Tensor3D {
  return positions === 1 ? x : tf.reshape(x, [x.shape[0], x.shape[1] * positions, x.shape[2] / positions]);
}

/** Numbers that one example of one run needs in a `Trace` and in the passes over it; decides the size of chunks. */
export function floatsPerExample(stages: readonly Stage[]): number {
  return stages.reduce((sum, { positions: s, block }) => sum + s * (2 * block.fanIn + 5 * block.out), 0);
}
