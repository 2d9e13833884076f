import { biasGradient, weightGradient } from './gradient';
import { Block, NORM, Operation, valuesOf } from './layout';
import { normGradient } from './norm';
import { Update } from './update';

/** Adds the gradient of one operation's parameters, for errors d of its outputs, to the block's gradient. */
export function addLayerGradient(op: Operation, block: Block, d: usize): void {
  addLayerTangentGradient(op, block, d, 0);
}

/** The same with R of its inputs in a tangent frame times the errors in the block's frame; 0: none. */
export function addLayerTangentGradient(op: Operation, block: Block, d: usize, tangent: usize): void {
  const none = changetype<Update>(<usize>0);
  const plain = block.frame + op.output.error;
  if (op.kind == NORM) {
    const moved: usize = tangent ? tangent + op.tangentNormal : 0;
    normGradient(op, block.frame + op.normal, d, moved, plain, block.rows, block.gradient, 0, none);
    return;
  }
  const moved: usize = tangent && op.carries ? tangent + op.input.tangentValue : 0;
  weightGradient(op, valuesOf(op.input, block), d, moved, plain, block.rows, block.gradient, 0, none);
  biasGradient(op, d, block.rows, block.gradient, 0, none);
}

/** Updates one operation's parameters, with errors d of its outputs that hold the factor 1/B. */
export function updateLayer(op: Operation, block: Block, d: usize, u: Update): void {
  if (op.kind == NORM) {
    normGradient(op, block.frame + op.normal, d, 0, 0, block.rows, 0, block.params, u);
    return;
  }
  weightGradient(op, valuesOf(op.input, block), d, 0, 0, block.rows, 0, block.params, u);
  biasGradient(op, d, block.rows, 0, block.params, u);
}
