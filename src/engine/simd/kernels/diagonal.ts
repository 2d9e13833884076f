import { Update, updated4 } from './update';

/** The diagonal network in training: f(x) = Σ (u_j² − v_j²) x_j with the squared error. Rows of floats end in zeros. */
@unmanaged
export class Diagonal {
  /** u, then v, in `bytes` each, a multiple of 16. */
  params: usize;
  bytes: usize;
  /** Scratch of `bytes` each: u² − v², and ∂L/∂(u² − v²). */
  weights: usize;
  gradient: usize;
  /** Training examples: inputs, `bytes` apart, and targets, f32. */
  inputs: usize;
  targets: usize;
}

/**
 * Takes `steps` steps of `batch` examples, whose indices are at `indices`, `stride` bytes per step. Returns the sum of
 * the batch losses, each before its update. A loss that is not finite ends the segment and is returned.
 */
export function trainDiagonal(
  net: Diagonal, update: Update, indices: usize, stride: usize, steps: i32, batch: i32,
): f64 {
  let total: f64 = 0;
  for (let step = 0; step < steps; step++) {
    update.keep = !update.plain || step == steps - 1 ? 1 : 0;
    update.rate = load<f32>(update.rates + <usize>step * update.rateStride);
    compose(net);
    const loss = batchGradient(net, indices + <usize>step * stride, batch);
    total += loss;
    if (!isFinite(loss)) break;
    descend(net, update);
  }
  return total;
}

function compose(net: Diagonal): void {
  for (let i: usize = 0; i < net.bytes; i += 16) {
    const u = v128.load(net.params + i), v = v128.load(net.params + net.bytes + i);
    v128.store(net.weights + i, f32x4.sub(f32x4.mul(u, u), f32x4.mul(v, v)));
    v128.store(net.gradient + i, f32x4.splat(0));
  }
}

/** Mean loss of a batch; adds its gradient by the weights to the zeroed scratch. */
function batchGradient(net: Diagonal, indices: usize, batch: i32): f64 {
  const share = <f32>(1 / <f64>batch);
  let loss: f64 = 0;
  for (let row = 0; row < batch; row++) {
    const index = <usize>load<u32>(indices + (<usize>row << 2));
    const x = net.inputs + index * net.bytes;
    const error = <f64>dot(x, net.weights, net.bytes) - <f64>load<f32>(net.targets + (index << 2));
    loss += error * error;
    addScaled(net.gradient, x, <f32>(error * <f64>share), net.bytes);
  }
  return loss / (2 * <f64>batch);
}

/** ∂L/∂u = 2u ⊙ g and ∂L/∂v = −2v ⊙ g, then the update. */
function descend(net: Diagonal, update: Update): void {
  const v = net.params + net.bytes;
  for (let i: usize = 0; i < net.bytes; i += 16) {
    const g = v128.load(net.gradient + i);
    const twice = f32x4.add(g, g);
    const u4 = v128.load(net.params + i), v4 = v128.load(v + i);
    v128.store(net.params + i, updated4(update, u4, i, f32x4.mul(u4, twice)));
    v128.store(v + i, updated4(update, v4, net.bytes + i, f32x4.neg(f32x4.mul(v4, twice))));
  }
}

/** Four partial sums, then their sum. */
function dot(x: usize, y: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(x + i), v128.load(y + i)));
  const low = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
  return low + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}

function addScaled(y: usize, x: usize, scale: f32, bytes: usize): void {
  const c = f32x4.splat(scale);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(y + i, f32x4.add(v128.load(y + i), f32x4.mul(c, v128.load(x + i))));
  }
}
