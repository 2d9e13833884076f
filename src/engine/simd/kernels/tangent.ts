import { tangentErrors, tangentValues } from './activation';
import { addLayerTangentGradient } from './layer-gradient';
import { Block, Network, NORM, operationAt, POOL, valuesOf } from './layout';
import { normTangentBackward, normTangentForward } from './norm';
import { addSummed, linearBackward, linearForward, tangentSource } from './passes';
import { product } from './product';

/**
 * R{z} = R{a}W + aV + v and R{a} = φ′R{z} for every layer, with (V, v) the block's direction.
 * Source: Pearlmutter 1994, "Fast exact multiplication by the Hessian", eq. (12).
 */
export function tangentForward(net: Network, block: Block): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    const below = block.tangent + op.input.tangentValue;
    const out = block.tangent + op.output.tangentValue;
    if (op.kind >= POOL) {
      if (op.carries) linearForward(op, below, tangentSource(op, block.tangent), out, block.rows);
      continue;
    }
    if (op.kind == NORM) {
      normTangentForward(op, block, block.tangent, block.direction, 0, block.rows);
      tangentValues(op.output, block.frame, block.tangent, block.rows);
      continue;
    }
    const bias = block.direction + op.bias;
    if (op.carries) product(op.forward, below, block.params + op.weights, bias, out, block.rows);
    const start: usize = op.carries ? 0 : bias;
    product(op.forward, valuesOf(op.input, block), block.direction + op.weights, start, out, block.rows);
    tangentValues(op.output, block.frame, block.tangent, block.rows);
  }
}

/** R{δ} of every layer from that of the output: φ′(R{δ}Wᵀ + δVᵀ) + φ″(δWᵀ)R{z}. */
export function tangentBackward(net: Network, block: Block): void {
  for (let index = net.operationCount - 1; index > 0; index--) {
    const op = operationAt(net, index);
    if (!op.carries) continue;
    const error = block.tangent + op.output.tangentError;
    const below = block.tangent + op.input.tangentError;
    if (op.kind >= POOL) linearBackward(op, error, below, block.rows);
    else if (op.kind == NORM) normTangentBackward(op, block, block.tangent, block.direction, 0, block.rows);
    else {
      product(op.backward, error, block.params + op.transposed, net.zeros, below, block.rows);
      product(op.backward, block.frame + op.output.error, block.direction + op.transposed, 0, below, block.rows);
    }
    addSummed(op.input, block.tangent, true, block.rows);
    tangentErrors(op.input, block.frame, block.tangent, block.rows);
  }
}

/** Adds Σ_rows aᵀR{δ} + R{a}ᵀδ, the Hessian-vector product, to the block's gradient. */
export function addTangentGradient(net: Network, block: Block, tangent: usize): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind < POOL) addLayerTangentGradient(op, block, tangent + op.output.tangentError, tangent);
  }
}
