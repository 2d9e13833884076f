import { activate, scaleErrors } from './activation';
import { addForward, copyErrors } from './add';
import { addLayerGradient } from './layer-gradient';
import {
  Block, FLATTEN, Network, NORM, Operation, operationAt, POOL, Tensor, valuesOf,
} from './layout';
import { normBackward, normForward } from './norm';
import { flattenBackward, flattenForward, poolBackward, poolForward } from './pool';
import { product } from './product';

/** All outputs of a block; order 1 also keeps the slopes for back-propagation, order 2 the curvatures for R{·}. */
export function forward(net: Network, block: Block, order: i32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    const input = valuesOf(op.input, block);
    const out = block.frame + op.output.value;
    if (op.kind >= POOL) {
      linearForward(op, input, changetype<usize>(op.source) ? valuesOf(op.source, block) : 0, out, block.rows);
    } else {
      if (op.kind == NORM) normForward(op, block);
      else product(op.forward, input, block.params + op.weights, block.params + op.bias, out, block.rows);
      activate(op.output, block.frame, block.rows, order);
    }
  }
}

/** Pooling, flattening and additions, which are linear and have no parameters: for values and for tangents. */
@inline
export function linearForward(op: Operation, input: usize, source: usize, out: usize, rows: i32): void {
  if (op.kind == POOL) poolForward(op, input, out, rows);
  else if (op.kind == FLATTEN) flattenForward(op, input, out, rows);
  else addForward(op, input, source, out, rows);
}

/** R of the second summand of an addition; 0 where there is none or it is constant. */
@inline
export function tangentSource(op: Operation, tangent: usize): usize {
  return op.sourceCarries ? tangent + op.source.tangentValue : 0;
}

@inline
export function linearBackward(op: Operation, error: usize, inputError: usize, rows: i32): void {
  if (op.kind == POOL) poolBackward(op, error, inputError, rows);
  else if (op.kind == FLATTEN) flattenBackward(op, error, inputError, rows);
  else copyErrors(op, error, inputError, rows);
}

/** Adds the errors of the addition that reads a tensor, if there is one, to its own; in a frame or a tangent frame. */
@inline
export function addSummed(tensor: Tensor, frame: usize, tangents: bool, rows: i32): void {
  if (changetype<usize>(tensor.sum)) addErrorsOf(tensor, frame, tangents, rows);
}

/** Summands are vectors of one stride. */
function addErrorsOf(tensor: Tensor, frame: usize, tangents: bool, rows: i32): void {
  const sum = tensor.sum;
  const from = frame + (tangents ? sum.tangentError : sum.error);
  const to = frame + (tangents ? tensor.tangentError : tensor.error);
  for (let i: usize = 0, end = <usize>rows * tensor.exampleBytes; i < end; i += 16) {
    v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)));
  }
}

/** Errors of an operation's input from those of its output. */
export function errorBelow(net: Network, block: Block, op: Operation, order: i32): void {
  if (!op.carries) return;
  const error = block.frame + op.output.error;
  const below = block.frame + op.input.error;
  if (op.kind >= POOL) linearBackward(op, error, below, block.rows);
  else if (op.kind == NORM) normBackward(op, block, error, below);
  else product(op.backward, error, block.params + op.transposed, net.zeros, below, block.rows);
  addSummed(op.input, block.frame, false, block.rows);
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
    if (op.kind < POOL) addLayerGradient(op, block, block.frame + op.output.error);
  }
}
