import { LINEAR } from './activation';
import { addLayerGradient } from './layer-gradient';
import { Block, lineBytes, lineCount, lineOffset, Network, NORM, operationAt, POOL, Tensor } from './layout';
import { outputTangent } from './loss';
import { normBackward } from './norm';
import { addSummed, linearBackward } from './passes';
import { product } from './product';
import { tangentForward } from './tangent';

/**
 * Adds Σ_i Jᵢᵀ(∂²ℓ/∂f²)Jᵢ v to the block's gradient: R-forward gives Jv, and its product with the curvature of the loss
 * is back-propagated like an error. Unlike in the R-pass, neither φ″ nor δ is involved.
 * Source: Schraudolph 2002, Neural Computation 14, 1723–1738.
 */
export function addGaussNewtonVector(net: Network, block: Block): void {
  tangentForward(net, block);
  outputTangent(net, block, block.tangent);
  for (let index = net.operationCount - 1; index >= 0; index--) {
    const op = operationAt(net, index);
    const error = block.tangent + op.output.tangentError;
    if (op.kind < POOL) addLayerGradient(op, block, error);
    if (index == 0 || !op.carries) continue;
    const below = block.tangent + op.input.tangentError;
    if (op.kind >= POOL) linearBackward(op, error, below, block.rows);
    else if (op.kind == NORM) normBackward(op, block, error, below);
    else product(op.backward, error, block.params + op.transposed, net.zeros, below, block.rows);
    addSummed(op.input, block.tangent, true, block.rows);
    scaleBySlopes(op.input, block.frame, block.tangent, block.rows);
  }
}

/** R{δ} ← φ′(z)R{δ}, in place. */
function scaleBySlopes(tensor: Tensor, frame: usize, tangent: usize, rows: i32): void {
  if (tensor.activation == LINEAR) return;
  const bytes = lineBytes(tensor, rows);
  for (let line = 0, count = lineCount(tensor, rows); line < count; line++) {
    const offset = lineOffset(tensor, line);
    const rd = tangent + offset + tensor.tangentError;
    const s = frame + offset + tensor.slope;
    for (let i: usize = 0; i < bytes; i += 16) v128.store(rd + i, f32x4.mul(v128.load(rd + i), v128.load(s + i)));
  }
}
