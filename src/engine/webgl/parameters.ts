import * as tf from '@tensorflow/tfjs-core';
import type { ParameterLayout } from '../parameter-layout.ts';

/** Parameters of one stage for all runs: weights `[R, fanIn, out]`, bias `[R, 1, out]`. Also a direction or a gradient. */
export type StageParameters = { weights: tf.Tensor3D; bias: tf.Tensor3D };

/**
 * Cohort sizes for which programs are compiled and textures kept; a cohort is padded with idle runs to the next size.
 * Above the last, multiples of 64.
 */
const LADDER = [1, 2, 4, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256];

/** The smallest of these sizes that is at least `runs`. */
export function paddedRuns(runs: number): number {
  return LADDER.find((rung) => rung >= runs) ?? Math.ceil(runs / 64) * 64;
}

/** Copies `[R, width]` into `[paddedRuns, width]`, padded with zeros. */
export function padRows(values: Float32Array, width: number, rows: number): Float32Array {
  const padded = new Float32Array(rows * width);
  padded.set(values);
  return padded;
}

/** Splits flat vectors `[R, P]` into stages, R padded to `rows`. The caller owns the result. */
export function uploadParameters(flat: Float32Array, layout: ParameterLayout, rows: number): StageParameters[] {
  const runs = flat.length / layout.count;
  const part = (offset: number, size: number) => {
    const values = new Float32Array(rows * size);
    for (let run = 0; run < runs; run++) {
      const start = run * layout.count + offset;
      values.set(flat.subarray(start, start + size), run * size);
    }
    return values;
  };
  return layout.blocks.map(({ fanIn, out, weightOffset, biasOffset }) => ({
    weights: tf.tensor3d(part(weightOffset, fanIn * out), [rows, fanIn, out]),
    bias: tf.tensor3d(part(biasOffset, out), [rows, 1, out]),
  }));
}

/** The inverse of `uploadParameters`, on the device: `[R, P]`. The caller owns argument and result. */
export function flattenParameters(parameters: readonly StageParameters[]): tf.Tensor2D {
  return tf.tidy(() => {
    const rows = parameters[0].weights.shape[0];
    const parts = parameters.flatMap(({ weights, bias }) => [weights, bias]);
    return tf.concat2d(
      parts.map((part) => tf.reshape<tf.Rank.R2>(part, [rows, part.size / rows])),
      1,
    );
  });
}

/** Applies f to weights and bias of every stage of one or two sets of parameters. */
export function mapParameters(
  f: (a: tf.Tensor3D, b: tf.Tensor3D) => tf.Tensor3D,
  a: readonly StageParameters[],
  b: readonly StageParameters[] = a,
): StageParameters[] {
  return a.map(({ weights, bias }, index) => ({
    weights: f(weights, b[index].weights),
    bias: f(bias, b[index].bias),
  }));
}

export function disposeParameters(parameters: readonly StageParameters[]): void {
  for (const { weights, bias } of parameters) tf.dispose([weights, bias]);
}
