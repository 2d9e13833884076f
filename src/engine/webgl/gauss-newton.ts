import * as tf from '@tensorflow/tfjs-core';
import { errorsBelow } from './forward-activations.ts';
import type { StageParameters } from './parameters.ts';
import { outerSum } from './products.ts';
import { byExample, Cotangents } from './stages.ts';
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
  const top = model.loss.curvature(trace, byExample(moved, model.stages[last]));
  const cotangents = new Cotangents(model.stages, top);
  for (let index = last; index >= 0; index--) {
    const stage = model.stages[index];
    const own = trace.stages[index];
    const outer = cotangents.at(index);
    const delta = own.slope ? tf.mul<tf.Tensor3D>(outer, own.slope) : outer;
    sums.unshift(outerSum(stage.product, own.input, delta, ones(delta.shape[1])));
    if (index > 0) cotangents.below(index, errorsBelow(stage, own, parameters[index], delta));
  }
  return sums;
}
