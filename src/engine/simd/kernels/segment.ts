import { updateLayer } from './layer-gradient';
import { Block, CONV, Network, operationAt, POOL } from './layout';
import { outputLoss } from './loss';
import { transpose } from './parameters';
import { addGradient, backward, errorBelow, forward } from './passes';
import { Update, updateAll } from './update';

/**
 * Takes `steps` steps of `batch` examples, whose indices are at `indices`, `stride` bytes per step. Returns the sum of
 * the batch losses, each before its update. A loss that is not finite ends the segment and is returned; the parameters
 * are then as before that step.
 */
export function train(
  net: Network, block: Block, update: Update, inputs: usize, labels: usize,
  indices: usize, stride: usize, steps: i32, batch: i32,
): f64 {
  const keep = update.keep;
  let total: f64 = 0;
  for (let step = 0; step < steps; step++) {
    update.keep = !update.plain || step == steps - 1 ? 1 : 0;
    update.rate = load<f32>(update.rates + <usize>step * update.rateStride);
    const at = indices + <usize>step * stride;
    const loss = batch <= net.capacity
      ? stepAtOnce(net, block, update, inputs, labels, at, batch)
      : stepInParts(net, block, update, inputs, labels, at, batch);
    total += loss;
    if (!isFinite(loss)) break;
  }
  update.keep = keep;
  return total;
}

/** One block holds the batch: each layer is updated as soon as the errors below it are known. */
function stepAtOnce(
  net: Network, block: Block, u: Update, inputs: usize, labels: usize, indices: usize, batch: i32,
): f64 {
  gather(net, block, inputs, labels, indices, batch);
  forward(net, block, 1);
  const loss = outputLoss(net, block, <f32>(1 / <f64>batch)) / <f64>batch;
  if (!isFinite(loss)) return loss;
  for (let index = net.operationCount - 1; index >= 0; index--) {
    const op = operationAt(net, index);
    errorBelow(net, block, op, 1);
    if (op.kind >= POOL) continue;
    updateLayer(op, block, block.frame + op.output.error, u);
    if (op.kind == CONV) transpose(op, block.params);
  }
  return loss;
}

/** A batch larger than a block: sums the gradient over blocks, then updates. */
function stepInParts(
  net: Network, block: Block, u: Update, inputs: usize, labels: usize, indices: usize, batch: i32,
): f64 {
  memory.fill(block.gradient, 0, net.trainableBytes);
  let loss: f64 = 0;
  for (let done = 0; done < batch; done += net.capacity) {
    gather(net, block, inputs, labels, indices + (<usize>done << 2), min(net.capacity, batch - done));
    forward(net, block, 1);
    loss += outputLoss(net, block, <f32>(1 / <f64>batch));
    backward(net, block, 1);
    addGradient(net, block);
  }
  loss /= <f64>batch;
  if (!isFinite(loss)) return loss;
  updateAll(u, block.params, block.gradient, net.trainableBytes);
  for (let index = 0; index < net.operationCount; index++) {
    const op = operationAt(net, index);
    if (op.kind <= CONV) transpose(op, block.params);
  }
  return loss;
}

/** Copies the examples of a batch to consecutive places. */
function gather(net: Network, block: Block, inputs: usize, labels: usize, indices: usize, rows: i32): void {
  const bytes = net.input.exampleBytes;
  block.rows = rows;
  block.inputs = net.batchInputs;
  block.labels = net.batchLabels;
  const labelBytes = net.labelBytes;
  for (let row: usize = 0; row < <usize>rows; row++) {
    const index = <usize>load<u32>(indices + (row << 2));
    const from = inputs + index * bytes;
    const to = net.batchInputs + row * bytes;
    for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i));
    for (let i: usize = 0; i < labelBytes; i += 4) {
      store<u32>(net.batchLabels + row * labelBytes + i, load<u32>(labels + index * labelBytes + i));
    }
  }
}
