import { storeTransposed4 } from './gradient';
import { CONV, Network, NORM, Operation, operationAt, POOL } from './layout';

/** Byte offset of [row, column] in panels `[columns / 8][rows][8]`, the last panel perhaps 4 wide. */
@inline
function panelOffset(columns: i32, rows: i32, row: i32, column: i32): usize {
  const first = column & ~7;
  const width = min(8, columns - first);
  return <usize>(first * rows + row * width + (column & 7)) << 2;
}

/** Copies θ into a zeroed parameter block; `transposes` also writes the transposes for back-propagation. */
export function pack(net: Network, theta: usize, block: usize, transposes: i32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    memory.copy(block + op.bias, theta + (op.thetaBias << 2), <usize>op.out << 2);
    if (op.kind == NORM) {
      memory.copy(block + op.weights, theta + (op.thetaWeights << 2), <usize>op.out << 2);
      continue;
    }
    copyWeights(op, theta + (op.thetaWeights << 2), block + op.weights, true, 1);
    if (transposes) transpose(op, block);
  }
}

/** The inverse of `pack`, times `scale`. Any NaN becomes the canonical NaN. */
export function unpack(net: Network, block: usize, theta: usize, scale: f32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    const weights = theta + (op.thetaWeights << 2);
    if (op.kind == NORM) copyVector(block + op.weights, weights, op.out, scale);
    else copyWeights(op, weights, block + op.weights, false, scale);
    copyVector(block + op.bias, theta + (op.thetaBias << 2), op.out, scale);
  }
}

function copyVector(from: usize, to: usize, count: i32, scale: f32): void {
  for (let i: usize = 0; i < <usize>count << 2; i += 4) {
    store<f32>(to + i, canonical(load<f32>(from + i) * scale));
  }
}

/** One NaN, because its bits differ between machines. */
@inline
export function canonical(x: f32): f32 {
  return x == x ? x : f32.NaN;
}

@inline
function canonical4(x: v128): v128 {
  return v128.bitselect(x, f32x4.splat(f32.NaN), f32x4.eq(x, x));
}

/** Between row-major `[fanIn, out]` and panels, panel by panel. */
function copyWeights(op: Operation, rows: usize, panels: usize, into: bool, scale: f32): void {
  const stride = <usize>op.out << 2;
  for (let first = 0; first < op.outPadded; first += 8) {
    const width = <usize>min(8, op.outPadded - first) << 2;
    const used = <usize>min(8, op.out - first) << 2;
    let panel = panels + (<usize>(first * op.fanInPadded) << 2);
    let row = rows + (<usize>first << 2);
    for (let k = 0; k < op.fanIn; k++, panel += width, row += stride) {
      let i: usize = 0;
      for (; i + 16 <= used; i += 16) {
        if (into) v128.store(panel + i, v128.load(row + i));
        else v128.store(row + i, canonical4(f32x4.mul(v128.load(panel + i), f32x4.splat(scale))));
      }
      for (; i < used; i += 4) {
        if (into) store<f32>(panel + i, load<f32>(row + i));
        else store<f32>(row + i, canonical(load<f32>(panel + i) * scale));
      }
    }
  }
}

/** Wᵀ of a dense layer; for a convolution the kernel flipped in both directions with its channels exchanged. */
export function transpose(op: Operation, block: usize): void {
  if (!op.carries) return;
  if (op.kind == CONV) flip(op, block);
  else {
    const kEnd = op.fanInPadded;
    for (let n = 0; n < op.outPadded; n += 4) {
      const step: usize = op.outPadded - (n & ~7) < 8 ? 16 : 32;
      for (let k = 0; k < kEnd; k += 4) {
        const w = block + op.weights + panelOffset(op.outPadded, kEnd, k, n);
        const t = block + op.transposed + panelOffset(kEnd, op.outPadded, n, k);
        const stretch: usize = kEnd - (k & ~7) < 8 ? 16 : 32;
        const r0 = v128.load(w), r1 = v128.load(w + step), r2 = v128.load(w + 2 * step), r3 = v128.load(w + 3 * step);
        storeTransposed4(t, stretch, r0, r1, r2, r3);
      }
    }
  }
}

/** W′[i, j, n, c] = W[side − 1 − i, side − 1 − j, c, n]. */
function flip(op: Operation, block: usize): void {
  const channels = op.input.channels;
  const windows = op.size * op.size;
  for (let window = 0; window < windows; window++) {
    for (let c = 0; c < channels; c++) {
      for (let n = 0; n < op.out; n++) {
        const row = (windows - 1 - window) * op.out + n;
        const to = block + op.transposed + panelOffset(op.backward.columns, op.backward.panelRows, row, c);
        const from = block + op.weights + panelOffset(op.outPadded, op.fanInPadded, window * channels + c, n);
        store<f32>(to, load<f32>(from));
      }
    }
  }
}
