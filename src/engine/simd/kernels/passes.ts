import { activate, scaleErrors } from './activation';
import { biasGradient, weightGradient } from './gradient';
import { Block, Network, Operation, operationAt, POOL, valuesOf } from './layout';
import { flattenBackward, flattenForward, poolBackward, poolForward } from './pool';
import { product } from './product';
import { Update } from './update';

/** All outputs of a block; order 1 also keeps the slopes for back-propagation, order 2 the curvatures for R{·}. */
export function forward(net: Network, block: Block, order: i32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    const input = valuesOf(op.input, block);
    const out = block.frame + op.output.value;
    if (op.kind >= POOL) linearForward(op, input, out, block.rows);
    else {
      product(op.forward, input, block.params + op.weights, block.params + op.bias, out, block.rows);
      activate(op.output, block.frame, block.rows, order);
    }
  }
}

/** Pooling and flattening, which are linear and have no parameters: for values and for tangents. */
@inline
export function linearForward(op: Operation, input: usize, out: usize, rows: i32): void {
  if (op.kind == POOL) poolForward(op, input, out, rows);
  else flattenForward(op, input, out, rows);
}

@inline
export function linearBackward(op: Operation, error: usize, inputError: usize, rows: i32): void {
  if (op.kind == POOL) poolBackward(op, error, inputError, rows);
  else flattenBackward(op, error, inputError, rows);
}

/** Errors of an operation's input from those of its output. */
export function errorBelow(net: Network, block: Block, op: Operation, order: i32): void {
  if (!op.carries) return;
  const error = block.frame + op.output.error;
  const below = block.frame + op.input.error;
  if (op.kind >= POOL) linearBackward(op, error, below, block.rows);
  else product(op.backward, error, block.params + op.transposed, net.zeros, below, block.rows);
  scaleErrors(op.input, block.frame, block.rows, order);
}

/** Errors of every layer from those of the output; with order 2 curvatures become curvature · error. */
export function backward(net: Network, block: Block, order: i32): void {
  for (let index = net.operationCount - 1; index > 0; index--) errorBelow(net, block, operationAt(net, index), order);
}

/** Adds Σ_rows aᵀδ to the block's gradient. */
export function addGradient(net: Network, block: Block): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    const error = block.frame + op.output.error;
    const none = changetype<Update>(<usize>0);
    weightGradient(op, valuesOf(op.input, block), error, 0, 0, block.rows, block.gradient, 0, none);
    biasGradient(op, error, block.rows, block.gradient, 0, none);
  }
}
