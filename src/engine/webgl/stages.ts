import * as tf from '@tensorflow/tfjs-core';
import type { AddLayer, AvgPoolLayer, LayeredNetwork } from '../network.ts';
import { type ParameterBlock, parameterLayout } from '../parameter-layout.ts';
import { type ActivationOps, activationOps } from './activations.ts';
import type { TfjsDevice } from './device.ts';
import { type IndexMap, patchMap, poolMap } from './index-map.ts';
import { type Normalised, normalise } from './normalise.ts';
import { ELEMENTWISE, MATRIX, type StageProduct } from './products.ts';

/**
 * One layer with parameters and its activation: a′ = φ(A W + b) with A = lift(a). `lift` is linear and has no parameters:
 * pooling, and the patches of a convolution, whose s output positions become rows. So every layer is one matrix product,
 * except a normalisation, where A is x̂ and W the vector γ.
 */
export interface Stage {
  readonly block: ParameterBlock;
  readonly activation: ActivationOps;
  readonly product: StageProduct;
  /** s: output positions per example; 1 for a dense layer. */
  readonly positions: number;
  /** Index of the stage whose lifted input is added to the outputs; null: none. */
  readonly adds: number | null;
  /** `[R, n, size]` → `[R, n·s, fanIn]`. */
  lift(a: tf.Tensor3D): tf.Tensor3D;
  /** The adjoint of `lift`: `[R, n·s, fanIn]` → `[R, n, size]`. */
  lower(c: tf.Tensor3D): tf.Tensor3D;
  /** x̂ of the lifted input; null where a stage takes it as it is. */
  readonly normalise: ((lifted: tf.Tensor3D) => Normalised) | null;
}

type StageLayer = Exclude<LayeredNetwork['layers'][number], AvgPoolLayer | AddLayer>;

/** Splits a network into stages, one per block of `parameterLayout`; pooling belongs to the stage after it, an addition to
 * the one before. */
export function compileStages(network: LayeredNetwork, device: TfjsDevice): { stages: Stage[]; dispose: () => void } {
  const { blocks } = parameterLayout(network);
  const maps: IndexMap[] = [];
  const stages: Stage[] = [];
  const stageOf: number[] = []; // the stage that reads the input of each layer
  let pending: IndexMap[] = [];
  const add = (layer: StageLayer) => {
    if (layer.kind === 'conv') pending.push(patchMap(layer));
    const positions = layer.kind === 'conv' ? layer.height * layer.width : 1;
    stages.push({
      block: blocks[stages.length],
      activation: activationOps(layer.activation, device.constant),
      product: layer.kind === 'layernorm' ? ELEMENTWISE : MATRIX,
      positions,
      adds: null,
      normalise: layer.kind === 'layernorm' ? (lifted) => normalise(lifted, device.constant) : null,
      ...lifting(pending, positions),
    });
    maps.push(...pending);
    pending = [];
  };
  for (const layer of network.layers) {
    stageOf.push(stages.length);
    if (layer.kind === 'avgpool') pending.push(poolMap(layer, device));
    else if (layer.kind === 'add') stages.push({ ...stages.pop()!, adds: stageOf[layer.from] });
    else add(layer);
  }
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

/** Errors on their way down: those of a stage's outputs, and what additions pass to the inputs of stages below. */
export class Cotangents {
  private readonly added = new Map<number, tf.Tensor3D>();

  constructor(
    private readonly stages: readonly Stage[],
    /** Of the outputs of the stage that is next, one row per example. */
    private outputs: tf.Tensor3D,
  ) {}

  /** Errors of the outputs of stage `index`, one row per position. */
  at(index: number): tf.Tensor3D {
    const { adds } = this.stages[index];
    if (adds !== null) this.added.set(adds, this.outputs);
    return byPosition(this.outputs, this.stages[index]);
  }

  /** Takes the errors of the lifted input of stage `index`. */
  below(index: number, lifted: tf.Tensor3D): void {
    const past = this.added.get(index);
    this.outputs = this.stages[index].lower(past ? tf.add(lifted, past) : lifted);
  }
}

/** Numbers that one example of one run needs in a `Trace` and in the passes over it; decides the size of chunks. */
export function floatsPerExample(stages: readonly Stage[]): number {
  return stages.reduce((sum, { positions: s, block, normalise: isNormal }) => {
    const inputs = isNormal ? 2 * block.out : block.fanIn;
    return sum + s * (2 * inputs + 5 * block.out);
  }, 0);
}
