import { erf4 } from './erf';
import { exp4, log1pUnit4 } from './exponential';
import { Block, Network } from './layout';
import { correct, outputLoss, outputTangent, projections } from './loss';
import { addGradient, backward, forward } from './passes';
import { addHessianSquare } from './square';
import { addTangentGradient, tangentBackward, tangentForward } from './tangent';
import { tanh4 } from './tanh';

export { trainDiagonal } from './diagonal';
export { addGaussNewtonVector } from './gauss-newton';
export * from './offsets';
export { peak } from './peak';
export { pack, unpack } from './parameters';
export { gradientNorms, outputs } from './per-example';
export { train } from './segment';
export { traces } from './traces';
export { addWeightedGradient } from './weighted';
export { addGradient, correct };

/** Address of the first byte available to the host. */
export function heapBase(): usize {
  return __heap_base;
}

/** Half the smallest 2⁻ᵏ with 1 + 2⁻ᵏ > 1, in the arithmetic of the kernels. */
export function unitRoundoff(): f32 {
  let u = f32x4.splat(1);
  const one = f32x4.splat(1);
  while (f32x4.extract_lane(f32x4.add(one, u), 0) > 1) u = f32x4.mul(u, f32x4.splat(0.5));
  return f32x4.extract_lane(u, 0);
}

/** Sum of the losses of a block, outputs only. */
export function evaluate(net: Network, block: Block): f64 {
  forward(net, block, 0);
  return outputLoss(net, block, 0);
}

/** Computes what later passes need: outputs, slopes, curvatures, and errors of each example's loss. */
export function prepare(net: Network, block: Block): f64 {
  forward(net, block, 2);
  const loss = outputLoss(net, block, 1);
  backward(net, block, 2);
  return loss;
}

/** Adds Σ_i Hᵢ v to the block's gradient. */
export function addHessianVector(net: Network, block: Block): void {
  tangents(net, block);
  addTangentGradient(net, block, block.tangent);
}

/** Adds Σ_i Hᵢ² v to the block's gradient; scratch: a parameter block. */
export function addHessianSquareVector(net: Network, block: Block, scratch: usize): void {
  tangents(net, block);
  addHessianSquare(net, block, scratch);
}

function tangents(net: Network, block: Block): void {
  tangentForward(net, block);
  outputTangent(net, block, block.tangent);
  tangentBackward(net, block);
}

/** gᵢ·v for each row of the block, f32. */
export function project(net: Network, block: Block, target: usize): void {
  tangentForward(net, block);
  projections(net, block, target);
}

/** Elementary functions over `bytes` of floats, for their test: 0 exp, 1 ln(1 + e), 2 tanh, 3 erf. */
export function elementary(kind: i32, source: usize, target: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    const x = v128.load(source + i);
    if (kind == 0) v128.store(target + i, exp4(x));
    else if (kind == 1) v128.store(target + i, log1pUnit4(x));
    else if (kind == 2) v128.store(target + i, tanh4(x));
    else v128.store(target + i, erf4(x));
  }
}
