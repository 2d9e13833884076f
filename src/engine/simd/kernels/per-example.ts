import { biasGradient, weightGradient } from './gradient';
import { Block, DENSE, Network, NORM, Operation, operationAt, POOL, valuesOf } from './layout';
import { canonical } from './parameters';
import { forward } from './passes';
import { Update } from './update';

/**
 * ‖gᵢ‖² of each row of the block, f32 from f64 sums, at `target`; scratch: a parameter block. gᵢ of a dense layer is
 * a ⊗ δ with δ for its bias, so ‖gᵢ‖² = ‖δ‖²(‖a‖² + 1), of a normalisation x̂δ and δ; a convolution computes gᵢ explicitly, one example at a time.
 */
export function gradientNorms(net: Network, block: Block, scratch: usize, target: usize): void {
  for (let row = 0; row < block.rows; row++) {
    let sum: f64 = 0;
    for (let index = 0; index < net.operationCount; index++) {
      const op = operationAt(net, index);
      if (op.kind >= POOL) continue;
      const a = valuesOf(op.input, block) + <usize>row * op.input.exampleBytes;
      const d = block.frame + op.output.error + <usize>row * op.output.exampleBytes;
      if (op.kind == NORM) {
        const x = block.frame + op.normal + <usize>row * op.output.exampleBytes;
        sum += squares(d, op.out) + productSquares(x, d, op.out);
      } else if (op.kind == DENSE) sum += squares(d, op.out) * (squares(a, op.fanIn) + 1);
      else sum += convolutionNorm(op, a, d, scratch);
    }
    store<f32>(target + (<usize>row << 2), canonical(<f32>sum));
  }
}

function squares(x: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < <usize>count << 2; i += 4) sum += <f64>load<f32>(x + i) * <f64>load<f32>(x + i);
  return sum;
}

/** Σ (xy)². */
function productSquares(x: usize, y: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < <usize>count << 2; i += 4) {
    const product = <f64>load<f32>(x + i) * <f64>load<f32>(y + i);
    sum += product * product;
  }
  return sum;
}

/** Rows and columns beyond fanIn and out are undefined, so panels are read entry by entry. */
function convolutionNorm(op: Operation, a: usize, d: usize, scratch: usize): f64 {
  const none = changetype<Update>(<usize>0);
  memory.fill(scratch + op.weights, 0, <usize>(op.fanInPadded * op.outPadded) << 2);
  memory.fill(scratch + op.bias, 0, <usize>op.outPadded << 2);
  weightGradient(op, a, d, 0, 0, 1, scratch, 0, none);
  biasGradient(op, d, 1, scratch, 0, none);
  let sum = squares(scratch + op.bias, op.out);
  for (let first = 0; first < op.outPadded; first += 8) {
    const width = <usize>min(8, op.outPadded - first) << 2;
    const used = min(8, op.out - first);
    const panel = scratch + op.weights + (<usize>(first * op.fanInPadded) << 2);
    for (let k: usize = 0; k < <usize>op.fanIn; k++) sum += squares(panel + k * width, used);
  }
  return sum;
}

/** f of each row, `[rows, K]` at `target`. */
export function outputs(net: Network, block: Block, target: usize): void {
  forward(net, block, 0);
  let to = target;
  for (let row = 0; row < block.rows; row++) {
    const from = block.frame + net.output.value + <usize>row * net.output.exampleBytes;
    for (let c: usize = 0; c < <usize>net.classes << 2; c += 4, to += 4) {
      store<f32>(to, canonical(load<f32>(from + c)));
    }
  }
}
