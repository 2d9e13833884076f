import { exp4 } from './exponential';
import { Block, Network } from './layout';
import { canonical } from './parameters';

/**
 * Sum over the rows of a block of the loss, in f64: ln Σ e^{z − max} + max − z_y, ½|z − onehot(y)|² or ½|z − y|². With `scale`
 * not 0 also writes δ = ∂loss/∂z times scale; cross-entropy stores its probabilities in place of slopes.
 */
export function outputLoss(net: Network, block: Block, scale: f32): f64 {
  const out = net.output;
  let total: f64 = 0;
  for (let row = 0; row < block.rows; row++) {
    const at = block.frame + <usize>row * out.exampleBytes;
    const label = block.labels + <usize>row * net.labelBytes;
    const d: usize = scale == 0 ? 0 : at + out.error;
    if (net.loss == 0) total += crossEntropy(at + out.value, at + out.slope, d, net.classes, load<i32>(label), scale);
    else if (net.loss == 1) total += squaredError(at + out.value, d, net.classes, load<i32>(label), scale);
    else total += targetError(at + out.value, d, net.classes, label, scale);
  }
  return total;
}

/**
 * exp in f32, sum and logarithm in f64. One term of the sum is exactly 1, so ln keeps small losses to the accuracy of
 * the other terms; δ_y = −Σ_{c≠y} p_c is formed without cancellation in f64. Probabilities p overwrite the slopes.
 */
function crossEntropy(z: usize, p: usize, d: usize, classes: i32, label: i32, scale: f32): f64 {
  let top = load<f32>(z);
  for (let c = 1; c < classes; c++) top = max(top, load<f32>(z + (<usize>c << 2)));
  exponentials(z, p, classes, top);
  let sum: f64 = 0;
  for (let c = 0; c < classes; c++) sum += <f64>load<f32>(p + (<usize>c << 2));
  const at = <usize>label << 2;
  const loss = <f64>top - <f64>load<f32>(z + at) + NativeMath.log(sum);
  if (d == 0) return loss;
  const inverse = 1 / sum;
  const own = <f64>load<f32>(p + at);
  for (let c = 0; c < classes; c++) {
    const i = <usize>c << 2;
    const probability = <f64>load<f32>(p + i) * inverse;
    store<f32>(p + i, <f32>probability);
    store<f32>(d + i, <f32>(probability * <f64>scale));
  }
  store<f32>(d + at, <f32>((own - sum) * inverse * <f64>scale));
  return loss;
}

/** e^{z − top} for the first `classes` of a row, whose padding is undefined. */
function exponentials(z: usize, p: usize, classes: i32, top: f32): void {
  const shift = f32x4.splat(top);
  for (let i: usize = 0, end = <usize>classes << 2; i < end; i += 16) {
    v128.store(p + i, exp4(f32x4.sub(v128.load(z + i), shift)));
  }
}

function squaredError(z: usize, d: usize, classes: i32, label: i32, scale: f32): f64 {
  let sum: f64 = 0;
  for (let c = 0; c < classes; c++) {
    const i = <usize>c << 2;
    const difference = <f64>load<f32>(z + i) - (c == label ? 1 : 0);
    sum += difference * difference;
    if (d) store<f32>(d + i, <f32>(difference * <f64>scale));
  }
  return 0.5 * sum;
}

/** ½|z − y|² with y at `target`. */
function targetError(z: usize, d: usize, classes: i32, target: usize, scale: f32): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < <usize>classes << 2; i += 4) {
    const difference = <f64>load<f32>(z + i) - <f64>load<f32>(target + i);
    sum += difference * difference;
    if (d) store<f32>(d + i, <f32>(difference * <f64>scale));
  }
  return 0.5 * sum;
}

/** Number of rows whose largest output (the first of equals) is that of their label. */
export function correct(net: Network, block: Block): i32 {
  let count = 0;
  for (let row = 0; row < block.rows; row++) {
    const z = block.frame + net.output.value + <usize>row * net.output.exampleBytes;
    let best = 0;
    for (let c = 1; c < net.classes; c++) {
      if (load<f32>(z + (<usize>c << 2)) > load<f32>(z + (<usize>best << 2))) best = c;
    }
    const finite = load<f32>(z + (<usize>best << 2));
    if (best == load<i32>(block.labels + (<usize>row << 2)) && finite - finite == 0) count++;
  }
  return count;
}

/**
 * R{δ} of the output layer, for unscaled errors: p(R{z} − p·R{z}), or R{z} for squared error. R{z} is taken relative
 * to the likeliest class first, which is exact algebraically and avoids cancellation when one p is near 1.
 */
export function outputTangent(net: Network, block: Block, tangent: usize): void {
  const out = net.output;
  for (let row = 0; row < block.rows; row++) {
    const at = <usize>row * out.exampleBytes;
    const rz = tangent + out.tangentValue + at;
    const rd = tangent + out.tangentError + at;
    const p = block.frame + out.slope + at;
    if (net.loss == 0) softmaxTangent(p, rz, rd, net.classes);
    else for (let c: usize = 0; c < <usize>net.classes << 2; c += 4) store<f32>(rd + c, load<f32>(rz + c));
  }
}

function softmaxTangent(p: usize, rz: usize, rd: usize, classes: i32): void {
  let best: usize = 0;
  const end = <usize>classes << 2;
  for (let c: usize = 4; c < end; c += 4) if (load<f32>(p + c) > load<f32>(p + best)) best = c;
  const origin = <f64>load<f32>(rz + best);
  let mean: f64 = 0;
  for (let c: usize = 0; c < end; c += 4) mean += <f64>load<f32>(p + c) * (<f64>load<f32>(rz + c) - origin);
  for (let c: usize = 0; c < end; c += 4) {
    store<f32>(rd + c, <f32>(<f64>load<f32>(p + c) * (<f64>load<f32>(rz + c) - origin - mean)));
  }
}

/** Σ_c δ_c R{z_c} for each row, the directional derivative of its loss; f32 at `target`. */
export function projections(net: Network, block: Block, target: usize): void {
  const out = net.output;
  for (let row = 0; row < block.rows; row++) {
    const at = <usize>row * out.exampleBytes;
    const d = block.frame + out.error + at;
    const rz = block.tangent + out.tangentValue + at;
    let sum: f64 = 0;
    for (let c: usize = 0; c < <usize>net.classes << 2; c += 4) sum += <f64>load<f32>(d + c) * <f64>load<f32>(rz + c);
    store<f32>(target + (<usize>row << 2), canonical(<f32>sum));
  }
}
