import * as tf from '@tensorflow/tfjs-core';
import { outerSum } from './forward-activations.ts';
import type { StageParameters } from './parameters.ts';
import { byExample, byPosition } from './stages.ts';
import { type Along, tangentForward } from './tangent-pass.ts';

/**
 * Σᵢ Jᵢᵀ(∂²ℓ/∂f²)Jᵢ v of a chunk: R-forward gives Jv, and its product with the curvature of the loss is back-propagated
 * like an error. Unlike in `tangentPass`, neither φ″ nor δ is involved. `ones(rows)`: `[1, 1, rows]`.
 * Source: Schraudolph 2002, Neural Computation 14, 1723–1738.
 */
export function gaussNewtonSum(along: Along, ones: (rows: number) => tf.Tensor3D): StageParameters[] {
  const { model, parameters, trace } = along;
  const last = model.stages.length - 1;
  const moved = tangentForward(along)[last].z;
  const sums: StageParameters[] = [];
  let cotangent = model.loss.curvature(trace, byExample(moved, model.stages[last]));
  for (let index = last; index >= 0; index--) {
    const stage = model.stages[index];
    const { slope, input } = trace.stages[index];
    const outer = byPosition(cotangent, stage);
    const delta = slope ? tf.mul<tf.Tensor3D>(outer, slope) : outer;
    sums.unshift(outerSum(input, delta, ones(delta.shape[1])));
    if (index > 0) cotangent = stage.lower(tf.matMul(delta, parameters[index].weights, false, true));
  }
  return sums;
}
