import { LINEAR } from './activation';
import { Block, DENSE, Network, Operation, operationAt, Tensor, valuesOf } from './layout';
import { product } from './product';

/** Buffers for the traces of the examples of a block: f32[capacity] each. */
@unmanaged
export class TraceSums {
  gaussNewton: usize;
  /** tr Hᵢ − tr Gᵢ, and the sum of the absolute values of its terms. */
  residual: usize;
  size: usize;
}

/**
 * tr Gᵢ, tr Hᵢ − tr Gᵢ and the absolute values of the latter's terms for each row of the block, at the three addresses
 * in `sums`; for networks of dense layers. z of a layer is linear in its weights, so their block of Hᵢ has trace
 * (‖a‖² + 1) tr 𝓗 with 𝓗 = ∂²ℓ/∂z², and in the layer below 𝓗 = D W 𝓗 Wᵀ D + diag(φ″(z)δ), D = φ′(z). 𝓗 is a sum of outer
 * products: those of the loss give G, those of each bend the rest, and their vectors are back-propagated like errors.
 * Source: Dangel, Kunstner & Hennig 2020, arXiv:1912.10985, app. A.3 (there the whole diagonal).
 */
export function traces(net: Network, block: Block, sums: TraceSums): void {
  const bytes = <usize>block.rows << 2;
  memory.fill(sums.gaussNewton, 0, bytes);
  memory.fill(sums.residual, 0, bytes);
  memory.fill(sums.size, 0, bytes);
  addLossTraces(net, block, sums);
  for (let index = net.operationCount - 1; index > 0; index--) {
    const op = operationAt(net, index);
    if (op.carries && op.input.curved) addBendTraces(net, block, sums, index - 1);
  }
}

/** For each example and class, one vector of the curvature of the loss: √p_c(e_c − p), or e_c for squared error. */
function addLossTraces(net: Network, block: Block, sums: TraceSums): void {
  const none = changetype<Tensor>(<usize>0);
  const count = block.rows * net.classes;
  for (let first = 0; first < count; first += net.capacity) {
    const rows = min(net.capacity, count - first);
    for (let row = 0; row < rows; row++) {
      const example = (first + row) / net.classes;
      lossVector(net, block, example, first + row - example * net.classes, row);
    }
    descend(net, block, sums, net.operationCount - 1, first, rows, net.classes, none);
  }
}

/** 1 − p_c is summed from the other p, which are small where p_c is near 1. */
function lossVector(net: Network, block: Block, example: i32, chosen: i32, row: i32): void {
  const out = net.output;
  const to = block.tangent + out.tangentError + <usize>row * out.exampleBytes;
  memory.fill(to, 0, out.exampleBytes);
  const own = <usize>chosen << 2;
  if (net.loss != 0) {
    store<f32>(to + own, 1);
    return;
  }
  const p = block.frame + out.slope + <usize>example * out.exampleBytes;
  const root = sqrt<f64>(<f64>load<f32>(p + own));
  let others: f64 = 0;
  for (let i: usize = 0; i < <usize>net.classes << 2; i += 4) {
    if (i == own) continue;
    const probability = <f64>load<f32>(p + i);
    others += probability;
    store<f32>(to + i, <f32>(-root * probability));
  }
  store<f32>(to + own, <f32>(root * others));
}

/** Contribution of diag(φ″δ) at the output of the layer `index`: in this layer, and below through D W e_j for each unit. */
function addBendTraces(net: Network, block: Block, sums: TraceSums, index: i32): void {
  const op = operationAt(net, index);
  const bend = op.output;
  for (let row = 0; row < block.rows; row++) {
    const c = block.frame + bend.curvature + <usize>row * bend.exampleBytes;
    let sum: f64 = 0;
    let size: f64 = 0;
    for (let i: usize = 0; i < <usize>op.out << 2; i += 4) {
      sum += <f64>load<f32>(c + i);
      size += <f64>abs(load<f32>(c + i));
    }
    const weight = inputWeight(op, block, row);
    add(sums.residual, row, weight * sum);
    add(sums.size, row, weight * size);
  }
  if (!op.carries) return;
  const count = block.rows * op.out;
  for (let first = 0; first < count; first += net.capacity) {
    const rows = min(net.capacity, count - first);
    for (let row = 0; row < rows; row++) {
      const example = (first + row) / op.out;
      weightsOfUnit(op, block, first + row - example * op.out, row);
    }
    scaleBySlopes(op.input, block, first, rows, op.out);
    descend(net, block, sums, index - 1, first, rows, op.out, bend);
  }
}

/** W e_j as the errors of the inputs of a layer, from Wᵀ in panels of 8 columns. */
function weightsOfUnit(op: Operation, block: Block, unit: i32, row: i32): void {
  let from = block.params + op.transposed;
  const to = block.tangent + op.input.tangentError + <usize>row * op.input.exampleBytes;
  for (let k = 0; k < op.fanInPadded; k += 8) {
    const wide = op.fanInPadded - k >= 8;
    const at = from + (<usize>unit << (wide ? 5 : 4));
    const target = to + (<usize>k << 2);
    v128.store(target, v128.load(at));
    if (wide) v128.store(target, v128.load(at, 16), 16);
    from += <usize>op.backward.panelRows << 5;
  }
}

/**
 * Back-propagates `rows` vectors from the output of the layer `index` to the first one and adds (‖a‖² + 1)‖x‖² in each.
 * Vector t = first + row belongs to example t / width; its share is 1, for G, or φ″δ of unit t mod width of `bend`.
 */
function descend(
  net: Network, block: Block, sums: TraceSums, index: i32, first: i32, rows: i32, width: i32, bend: Tensor,
): void {
  for (let at = index; at >= 0; at--) {
    const op = operationAt(net, at);
    if (op.kind != DENSE) return;
    addSquares(op, block, sums, first, rows, width, bend);
    if (!op.carries) return;
    const error = block.tangent + op.output.tangentError;
    const below = block.tangent + op.input.tangentError;
    product(op.backward, error, block.params + op.transposed, net.zeros, below, rows);
    scaleBySlopes(op.input, block, first, rows, width);
  }
}

function addSquares(
  op: Operation, block: Block, sums: TraceSums, first: i32, rows: i32, width: i32, bend: Tensor,
): void {
  let row = 0;
  while (row < rows) {
    const example = (first + row) / width;
    const end = min(rows, (example + 1) * width - first);
    let sum: f64 = 0;
    let size: f64 = 0;
    for (; row < end; row++) {
      const square = squared(block.tangent + op.output.tangentError + <usize>row * op.output.exampleBytes, op.out);
      let share: f64 = 1;
      if (changetype<usize>(bend)) {
        const unit = <usize>(first + row - example * width) << 2;
        share = <f64>load<f32>(block.frame + bend.curvature + <usize>example * bend.exampleBytes + unit);
      }
      sum += share * square;
      size += abs(share) * square;
    }
    const weight = inputWeight(op, block, example);
    if (changetype<usize>(bend)) {
      add(sums.residual, example, weight * sum);
      add(sums.size, example, weight * size);
    } else add(sums.gaussNewton, example, weight * sum);
  }
}

/** ‖a‖² + 1 of a layer's input: each weight is multiplied by its input, each bias by 1. */
@inline
function inputWeight(op: Operation, block: Block, example: i32): f64 {
  return squared(valuesOf(op.input, block) + <usize>example * op.input.exampleBytes, op.fanIn) + 1;
}

/** Σ x² of `count` floats in f64; padding beyond them is undefined. */
function squared(x: usize, count: i32): f64 {
  const whole = <usize>(count & ~3) << 2;
  let low = f64x2.splat(0), high = low;
  for (let i: usize = 0; i < whole; i += 16) {
    const y = v128.load(x + i);
    const square = f32x4.mul(y, y);
    low = f64x2.add(low, f64x2.promote_low_f32x4(square));
    high = f64x2.add(high, f64x2.promote_low_f32x4(i64x2.shuffle(square, square, 1, 0)));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (let i = whole; i < <usize>count << 2; i += 4) sum += <f64>load<f32>(x + i) * <f64>load<f32>(x + i);
  return sum;
}

@inline
function add(sums: usize, row: i32, value: f64): void {
  const at = sums + (<usize>row << 2);
  store<f32>(at, <f32>(<f64>load<f32>(at) + value));
}

/** x ← φ′(z)x for vectors at a tensor, with the slopes of each vector's example. */
function scaleBySlopes(tensor: Tensor, block: Block, first: i32, rows: i32, width: i32): void {
  if (tensor.activation == LINEAR) return;
  for (let row = 0; row < rows; row++) {
    const x = block.tangent + tensor.tangentError + <usize>row * tensor.exampleBytes;
    const s = block.frame + tensor.slope + <usize>((first + row) / width) * tensor.exampleBytes;
    for (let i: usize = 0; i < tensor.exampleBytes; i += 16) {
      v128.store(x + i, f32x4.mul(v128.load(x + i), v128.load(s + i)));
    }
  }
}
