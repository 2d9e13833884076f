import { tangentErrors, tangentValues } from './activation';
import { biasGradient, weightGradient } from './gradient';
import { Block, DENSE, Network, NORM, Operation, operationAt, POOL, valuesOf } from './layout';
import { outputTangent } from './loss';
import { normTangentBackward, normTangentForward, ownNormDirection } from './norm';
import { transpose } from './parameters';
import { addSummed, linearBackward, linearForward, tangentSource } from './passes';
import { product } from './product';
import { dot } from './sums';
import { addTangentGradient } from './tangent';
import { Update } from './update';

/**
 * Adds Σ_i Hᵢ(Hᵢv), given the R-pass along v in the block's tangent frame. The second pass runs along uᵢ = Hᵢv, a
 * different direction for each example. In a dense layer uᵢ = a R{δ}ᵀ + R{a} δᵀ has rank two, so a·Uᵢ = |a|² R{δ} +
 * (a·R{a}) δ costs two dot products instead of a product; a convolution and a normalisation write Uᵢ to `scratch`, one
 * example at a time.
 */
export function addHessianSquare(net: Network, block: Block, scratch: usize): void {
  secondForward(net, block, scratch);
  outputTangent(net, block, block.second);
  secondBackward(net, block, scratch);
  addTangentGradient(net, block, block.second);
}

function secondForward(net: Network, block: Block, scratch: usize): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    const below = block.second + op.input.tangentValue;
    const out = block.second + op.output.tangentValue;
    if (op.kind >= POOL) {
      if (op.carries) linearForward(op, below, tangentSource(op, block.second), out, block.rows);
      continue;
    }
    if (op.kind == NORM) {
      for (let row = 0; row < block.rows; row++) {
        ownNormDirection(op, block, scratch, row);
        normTangentForward(op, block, block.second, scratch, row, row + 1);
      }
      tangentValues(op.output, block.frame, block.second, block.rows);
      continue;
    }
    if (op.carries) product(op.forward, below, block.params + op.weights, net.zeros, out, block.rows);
    if (op.kind == DENSE) ownRankTwoForward(op, block, out);
    else ownConvolutions(op, block, scratch, true);
    tangentValues(op.output, block.frame, block.second, block.rows);
  }
}

function secondBackward(net: Network, block: Block, scratch: usize): void {
  for (let index = net.operationCount - 1; index > 0; index--) {
    const op = operationAt(net, index);
    if (!op.carries) continue;
    const error = block.second + op.output.tangentError;
    const below = block.second + op.input.tangentError;
    if (op.kind >= POOL) linearBackward(op, error, below, block.rows);
    else if (op.kind == NORM) {
      for (let row = 0; row < block.rows; row++) {
        ownNormDirection(op, block, scratch, row);
        normTangentBackward(op, block, block.second, scratch, row, row + 1);
      }
    } else {
      product(op.backward, error, block.params + op.transposed, net.zeros, below, block.rows);
      if (op.kind == DENSE) ownRankTwoBackward(op, block, below);
      else ownConvolutions(op, block, scratch, false);
    }
    addSummed(op.input, block.second, true, block.rows);
    tangentErrors(op.input, block.frame, block.second, block.rows);
  }
}

/** out[row] (+)= a·Uᵢ + uᵢ's bias = (|a|² + 1) R{δ} + (a·R{a}) δ. */
function ownRankTwoForward(op: Operation, block: Block, out: usize): void {
  const input = valuesOf(op.input, block);
  for (let row = 0; row < block.rows; row++) {
    const below = <usize>row * op.input.exampleBytes;
    const above = <usize>row * op.output.exampleBytes;
    const a = input + below;
    const first = dot(a, a, op.fanIn) + 1;
    const second = op.carries ? dot(a, block.tangent + op.input.tangentValue + below, op.fanIn) : 0;
    const rd = block.tangent + op.output.tangentError + above;
    const d = block.frame + op.output.error + above;
    combine(out + above, rd, d, first, second, op.outPadded, op.carries);
  }
}

/** below[row] += Uᵢδ = a (R{δ}·δ) + R{a} |δ|². */
function ownRankTwoBackward(op: Operation, block: Block, below: usize): void {
  const input = valuesOf(op.input, block);
  for (let row = 0; row < block.rows; row++) {
    const at = <usize>row * op.input.exampleBytes;
    const above = <usize>row * op.output.exampleBytes;
    const d = block.frame + op.output.error + above;
    const first = dot(block.tangent + op.output.tangentError + above, d, op.out);
    const ra = block.tangent + op.input.tangentValue + at;
    combine(below + at, input + at, ra, first, dot(d, d, op.out), op.fanInPadded, 1);
  }
}

/** out (+)= αx + βy over `count` floats, a multiple of 4. */
function combine(out: usize, x: usize, y: usize, alpha: f32, beta: f32, count: i32, add: i32): void {
  const a = f32x4.splat(alpha), b = f32x4.splat(beta);
  for (let i: usize = 0, end = <usize>count << 2; i < end; i += 16) {
    const sum = f32x4.add(f32x4.mul(a, v128.load(x + i)), f32x4.mul(b, v128.load(y + i)));
    v128.store(out + i, add ? f32x4.add(v128.load(out + i), sum) : sum);
  }
}

/** Writes Uᵢ of a convolution for each example and adds its product with a (forward) or with δ (backward). */
function ownConvolutions(op: Operation, block: Block, scratch: usize, ahead: bool): void {
  const none = changetype<Update>(<usize>0);
  const input = valuesOf(op.input, block);
  const weightBytes = <usize>(op.fanInPadded * op.outPadded) << 2;
  const biasBytes = <usize>op.outPadded << 2;
  for (let row = 0; row < block.rows; row++) {
    const below = <usize>row * op.input.exampleBytes;
    const above = <usize>row * op.output.exampleBytes;
    const a = input + below;
    const ra: usize = op.carries ? block.tangent + op.input.tangentValue + below : 0;
    const rd = block.tangent + op.output.tangentError + above;
    const d = block.frame + op.output.error + above;
    memory.fill(scratch + op.weights, 0, weightBytes);
    memory.fill(scratch + op.bias, 0, biasBytes);
    weightGradient(op, a, rd, ra, d, 1, scratch, 0, none);
    if (ahead) {
      biasGradient(op, rd, 1, scratch, 0, none);
      ownForward(op, a, scratch, block.second + op.output.tangentValue + above);
    } else {
      transpose(op, scratch);
      product(op.backward, d, scratch + op.transposed, 0, block.second + op.input.tangentError + below, 1);
    }
  }
}

/** out (+)= a·Uᵢ + uᵢ; a first convolution overwrites. */
function ownForward(op: Operation, a: usize, scratch: usize, out: usize): void {
  if (!op.carries) {
    product(op.forward, a, scratch + op.weights, scratch + op.bias, out, 1);
    return;
  }
  addBias(op, scratch + op.bias, out);
  product(op.forward, a, scratch + op.weights, 0, out, 1);
}

function addBias(op: Operation, bias: usize, out: usize): void {
  const c = op.forward;
  for (let y: usize = 0; y < <usize>c.height; y++) {
    for (let x: usize = 0; x < <usize>c.width; x++) {
      const at = out + c.outOrigin + y * c.outRow + x * c.outPixel;
      for (let n: usize = 0; n < <usize>op.outPadded << 2; n += 16) {
        v128.store(at + n, f32x4.add(v128.load(at + n), v128.load(bias + n)));
      }
    }
  }
}
