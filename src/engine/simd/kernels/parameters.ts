import { CONV, Network, Operation, operationAt, POOL } from './layout';

/** Where W[k, n] lies in a parameter block: panels of 8 columns, the last perhaps of 4. */
@inline
function weightAt(op: Operation, k: i32, n: i32): usize {
  return op.weights + panelOffset(op.outPadded, op.fanInPadded, k, n);
}

/** Byte offset of [row, column] in panels `[columns / 8][rows][8]`. */
@inline
function panelOffset(columns: i32, rows: i32, row: i32, column: i32): usize {
  const first = column & ~7;
  const width = min(8, columns - first);
  return <usize>(first * rows + row * width + (column & 7)) << 2;
}

/** Lays θ out in a zeroed parameter block; `transposes` also writes what back-propagation multiplies with. */
export function pack(net: Network, theta: usize, block: usize, transposes: i32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    let source = theta + (op.thetaWeights << 2);
    for (let k = 0; k < op.fanIn; k++) {
      for (let n = 0; n < op.out; n++, source += 4) store<f32>(block + weightAt(op, k, n), load<f32>(source));
    }
    const bias = theta + (op.thetaBias << 2);
    for (let n = 0; n < op.out; n++) store<f32>(block + op.bias + (<usize>n << 2), load<f32>(bias + (<usize>n << 2)));
    if (transposes) transpose(op, block);
  }
}

/** The inverse of `pack`, times `scale`. */
export function unpack(net: Network, block: usize, theta: usize, scale: f32): void {
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind >= POOL) continue;
    let target = theta + (op.thetaWeights << 2);
    for (let k = 0; k < op.fanIn; k++) {
      for (let n = 0; n < op.out; n++, target += 4) store<f32>(target, load<f32>(block + weightAt(op, k, n)) * scale);
    }
    const bias = theta + (op.thetaBias << 2);
    for (let n = 0; n < op.out; n++) {
      store<f32>(bias + (<usize>n << 2), load<f32>(block + op.bias + (<usize>n << 2)) * scale);
    }
  }
}

/** Wᵀ of a dense layer; for a convolution the kernel flipped in both directions with its channels exchanged. */
export function transpose(op: Operation, block: usize): void {
  if (!op.carries) return;
  if (op.kind == CONV) flip(op, block);
  else {
    for (let k = 0; k < op.fanIn; k++) {
      for (let n = 0; n < op.out; n++) {
        const to = block + op.transposed + panelOffset(op.fanInPadded, op.outPadded, n, k);
        store<f32>(to, load<f32>(block + weightAt(op, k, n)));
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
        store<f32>(to, load<f32>(block + weightAt(op, window * channels + c, n)));
      }
    }
  }
}
