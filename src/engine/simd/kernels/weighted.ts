import { addLayerGradient } from './layer-gradient';
import { Block, Network, Operation, operationAt, POOL } from './layout';

/** Adds Σ_i cᵢ aᵢᵀδᵢ to the block's gradient; c: f32[rows]. Scaled errors overwrite R{δ}. */
export function addWeightedGradient(net: Network, block: Block, coefficients: usize): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    scaleRows(op, block, coefficients);
    addLayerGradient(op, block, block.tangent + op.output.tangentError);
  }
}

function scaleRows(op: Operation, block: Block, coefficients: usize): void {
  const bytes = op.output.exampleBytes;
  for (let row: usize = 0; row < <usize>block.rows; row++) {
    const from = block.frame + op.output.error + row * bytes;
    const to = block.tangent + op.output.tangentError + row * bytes;
    const c = v128.load_splat<f32>(coefficients + (row << 2));
    for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, f32x4.mul(c, v128.load(from + i)));
  }
}
