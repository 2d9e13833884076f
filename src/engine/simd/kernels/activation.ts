import { normalDistribution4 } from './erf';
import { decay4, log1pUnit4 } from './exponential';
import { lineBytes, lineCount, lineOffset, Tensor } from './layout';
import { tanh4 } from './tanh';

/** Activation numbers: `kernel` in ../../activations.ts. */
export const TANH: i32 = 0;
export const RELU: i32 = 1;
export const GELU: i32 = 2;
export const SOFTPLUS: i32 = 3;
export const LINEAR: i32 = 4;

/**
 * Replaces z by φ(z) in a tensor of `rows` examples. order ≥ 1 also writes φ′(z), order 2 also φ″(z) where the
 * activation is curved. Slopes of a linear layer are 1 and never stored.
 */
export function activate(tensor: Tensor, frame: usize, rows: i32, order: i32): void {
  const activation = tensor.activation;
  if (activation == LINEAR) return;
  const bytes = lineBytes(tensor, rows);
  for (let line = 0, count = lineCount(tensor, rows); line < count; line++) {
    const offset = frame + lineOffset(tensor, line);
    const a = offset + tensor.value;
    const s = offset + tensor.slope;
    const q = offset + tensor.curvature;
    if (activation == TANH) tanhLine(a, s, q, bytes, order);
    else if (activation == RELU) reluLine(a, s, bytes, order);
    else if (activation == GELU) geluLine(a, s, q, bytes, order);
    else if (activation == SOFTPLUS) softplusLine(a, s, q, bytes, order);
  }
}

/** φ′ = 1 − a², φ″ = −2aφ′. */
function tanhLine(a: usize, s: usize, q: usize, bytes: usize, order: i32): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < bytes; i += 16) {
    const y = tanh4(v128.load(a + i));
    v128.store(a + i, y);
    if (order == 0) continue;
    const slope = f32x4.sub(one, f32x4.mul(y, y));
    v128.store(s + i, slope);
    if (order == 2) v128.store(q + i, f32x4.neg(f32x4.mul(f32x4.add(y, y), slope)));
  }
}

/** φ′ = 1 for z > 0, else 0 (also at 0). NaN stays NaN, so that divergence is detected. */
function reluLine(a: usize, s: usize, bytes: usize, order: i32): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const z = v128.load(a + i);
    v128.store(a + i, f32x4.pmax(z, zero));
    if (order > 0) v128.store(s + i, v128.and(f32x4.gt(z, zero), f32x4.splat(1)));
  }
}

/** φ = zΦ(z), φ′ = Φ + zg, φ″ = g(2 − z²), with g the normal density. */
function geluLine(a: usize, s: usize, q: usize, bytes: usize, order: i32): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    const z = v128.load(a + i);
    const square = f32x4.mul(z, z);
    const decay = decay4(f32x4.mul(square, f32x4.splat(0.5)));
    const phi = normalDistribution4(z, decay);
    v128.store(a + i, f32x4.mul(z, phi));
    if (order == 0) continue;
    const density = f32x4.mul(decay, f32x4.splat(0.3989422804014327));
    v128.store(s + i, f32x4.add(phi, f32x4.mul(z, density)));
    if (order == 2) v128.store(q + i, f32x4.mul(density, f32x4.sub(f32x4.splat(2), square)));
  }
}

/** φ = max(z, 0) + ln(1 + e^{−|z|}), φ′ = 1/(1 + e^{−z}), φ″ = φ′(1 − φ′), each without cancellation. */
function softplusLine(a: usize, s: usize, q: usize, bytes: usize, order: i32): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const z = v128.load(a + i);
    const e = decay4(f32x4.abs(z));
    v128.store(a + i, f32x4.add(f32x4.pmax(z, zero), log1pUnit4(e)));
    if (order == 0) continue;
    const large = f32x4.div(one, f32x4.add(one, e));
    const small = f32x4.mul(e, large);
    v128.store(s + i, v128.bitselect(small, large, f32x4.lt(z, zero)));
    if (order == 2) v128.store(q + i, f32x4.mul(small, large));
  }
}

/**
 * Turns back-propagated errors into errors δ ← δφ′(z); order 2 also curvature ← δφ″(z), from the δ before.
 */
export function scaleErrors(tensor: Tensor, frame: usize, rows: i32, order: i32): void {
  if (tensor.activation == LINEAR) return;
  const bends = order == 2 && tensor.curved;
  const bytes = lineBytes(tensor, rows);
  for (let line = 0, count = lineCount(tensor, rows); line < count; line++) {
    const offset = frame + lineOffset(tensor, line);
    const d = offset + tensor.error;
    const s = offset + tensor.slope;
    const q = offset + tensor.curvature;
    for (let i: usize = 0; i < bytes; i += 16) {
      const back = v128.load(d + i);
      if (bends) v128.store(q + i, f32x4.mul(back, v128.load(q + i)));
      v128.store(d + i, f32x4.mul(back, v128.load(s + i)));
    }
  }
}

/** R{a} ← φ′(z)R{z} in place; stores curvature · R{z} as the bend, for `tangentErrors`. */
export function tangentValues(tensor: Tensor, frame: usize, tangent: usize, rows: i32): void {
  if (tensor.activation == LINEAR) return;
  const bends = tensor.curved;
  const bytes = lineBytes(tensor, rows);
  for (let line = 0, count = lineCount(tensor, rows); line < count; line++) {
    const offset = lineOffset(tensor, line);
    const ra = tangent + offset + tensor.tangentValue;
    const e = tangent + offset + tensor.tangentBend;
    const s = frame + offset + tensor.slope;
    const c = frame + offset + tensor.curvature;
    for (let i: usize = 0; i < bytes; i += 16) {
      const rz = v128.load(ra + i);
      if (bends) v128.store(e + i, f32x4.mul(v128.load(c + i), rz));
      v128.store(ra + i, f32x4.mul(v128.load(s + i), rz));
    }
  }
}

/** R{δ} ← φ′(z)R{back} + curvature · R{z}, in place. */
export function tangentErrors(tensor: Tensor, frame: usize, tangent: usize, rows: i32): void {
  if (tensor.activation == LINEAR) return;
  const bends = tensor.curved;
  const bytes = lineBytes(tensor, rows);
  for (let line = 0, count = lineCount(tensor, rows); line < count; line++) {
    const offset = lineOffset(tensor, line);
    const rd = tangent + offset + tensor.tangentError;
    const e = tangent + offset + tensor.tangentBend;
    const s = frame + offset + tensor.slope;
    for (let i: usize = 0; i < bytes; i += 16) {
      const scaled = f32x4.mul(v128.load(rd + i), v128.load(s + i));
      v128.store(rd + i, bends ? f32x4.add(scaled, v128.load(e + i)) : scaled);
    }
  }
}
