import { Block, Operation, valuesOf } from './layout';
import { dot, total } from './sums';
import { Update, updated4 } from './update';

/** ε: NORM_EPSILON of ../../network.ts. */
const EPSILON: f32 = 1e-5;

@inline
function bytesOf(op: Operation): usize {
  return <usize>op.outPadded << 2;
}

/**
 * out = γ x̂ + β with x̂ = (a − mean a)/s, s = √(var a + ε), over the `out` features of each row; keeps x̂ and 1/s. The variance
 * is the mean square of a − mean a: E[a²] − (E a)² would cancel.
 */
export function normForward(op: Operation, block: Block): void {
  const bytes = bytesOf(op);
  const gamma = block.params + op.weights;
  const beta = block.params + op.bias;
  const count = <f32>op.out;
  for (let row: usize = 0; row < <usize>block.rows; row++) {
    const a = valuesOf(op.input, block) + row * op.input.exampleBytes;
    const x = block.frame + op.normal + row * op.output.exampleBytes;
    const out = block.frame + op.output.value + row * op.output.exampleBytes;
    const mean = f32x4.splat(total(a, op.out) / count);
    for (let i: usize = 0; i < bytes; i += 16) v128.store(x + i, f32x4.sub(v128.load(a + i), mean));
    const inverse = <f32>1 / sqrt<f32>(dot(x, x, op.out) / count + EPSILON);
    store<f32>(block.frame + op.inverse + (row << 2), inverse);
    const scale = f32x4.splat(inverse);
    for (let i: usize = 0; i < bytes; i += 16) {
      const y = f32x4.mul(v128.load(x + i), scale);
      v128.store(x + i, y);
      v128.store(out + i, f32x4.add(f32x4.mul(v128.load(gamma + i), y), v128.load(beta + i)));
    }
  }
}

/** below = (g − mean g − x̂ mean(x̂ g))/s, g = γ d, for errors d of the outputs; also for errors of the Gauss–Newton pass. */
export function normBackward(op: Operation, block: Block, d: usize, below: usize): void {
  const bytes = bytesOf(op);
  const gamma = block.params + op.weights;
  const count = <f32>op.out;
  for (let row: usize = 0; row < <usize>block.rows; row++) {
    const from = d + row * op.output.exampleBytes;
    const g = below + row * op.input.exampleBytes;
    const x = block.frame + op.normal + row * op.output.exampleBytes;
    for (let i: usize = 0; i < bytes; i += 16) v128.store(g + i, f32x4.mul(v128.load(gamma + i), v128.load(from + i)));
    const mean = f32x4.splat(total(g, op.out) / count);
    const along = f32x4.splat(dot(g, x, op.out) / count);
    const inverse = v128.load_splat<f32>(block.frame + op.inverse + (row << 2));
    for (let i: usize = 0; i < bytes; i += 16) {
      const rest = f32x4.sub(f32x4.sub(v128.load(g + i), mean), f32x4.mul(v128.load(x + i), along));
      v128.store(g + i, f32x4.mul(rest, inverse));
    }
  }
}

/**
 * R{x̂} = (R{a} − mean R{a} − x̂ mean(x̂ R{a}))/s and R{out} = γ R{x̂} + x̂ V_γ + V_β for the rows from `first` to `end`, with V at
 * `direction`; keeps R{x̂} and R{s}/s in the tangent frame.
 */
export function normTangentForward(
  op: Operation, block: Block, tangent: usize, direction: usize, first: i32, end: i32,
): void {
  const bytes = bytesOf(op);
  const gamma = block.params + op.weights;
  const moved = direction + op.weights;
  const shift = direction + op.bias;
  const count = <f32>op.out;
  for (let row = <usize>first; row < <usize>end; row++) {
    const above = row * op.output.exampleBytes;
    const x = block.frame + op.normal + above;
    const rx = tangent + op.tangentNormal + above;
    const out = tangent + op.output.tangentValue + above;
    const growth = tangent + op.growth + (row << 2);
    if (op.carries) {
      const ra = tangent + op.input.tangentValue + row * op.input.exampleBytes;
      const inverse = load<f32>(block.frame + op.inverse + (row << 2));
      const p = dot(x, ra, op.out) / count;
      const mean = f32x4.splat(total(ra, op.out) / count);
      store<f32>(growth, p * inverse);
      for (let i: usize = 0; i < bytes; i += 16) {
        const rest = f32x4.sub(f32x4.sub(v128.load(ra + i), mean), f32x4.mul(v128.load(x + i), f32x4.splat(p)));
        v128.store(rx + i, f32x4.mul(rest, f32x4.splat(inverse)));
      }
    } else {
      store<f32>(growth, 0);
      memory.fill(rx, 0, bytes);
    }
    for (let i: usize = 0; i < bytes; i += 16) {
      const scaled = f32x4.mul(v128.load(gamma + i), v128.load(rx + i));
      const own = f32x4.add(f32x4.mul(v128.load(x + i), v128.load(moved + i)), v128.load(shift + i));
      v128.store(out + i, f32x4.add(scaled, own));
    }
  }
}

/**
 * R of `normBackward`: (R{g} − mean R{g} − x̂(mean(x̂ R{g}) + mean(g R{x̂})) − R{x̂} mean(x̂ g))/s − (R{s}/s) below, with
 * R{g} = γ R{d} + V_γ d, for the rows from `first` to `end`.
 */
export function normTangentBackward(
  op: Operation, block: Block, tangent: usize, direction: usize, first: i32, end: i32,
): void {
  const bytes = bytesOf(op);
  const gamma = block.params + op.weights;
  const moved = direction + op.weights;
  const count = <f32>op.out;
  for (let row = <usize>first; row < <usize>end; row++) {
    const above = row * op.output.exampleBytes;
    const d = block.frame + op.output.error + above;
    const rd = tangent + op.output.tangentError + above;
    const x = block.frame + op.normal + above;
    const rx = tangent + op.tangentNormal + above;
    const below = tangent + op.input.tangentError + row * op.input.exampleBytes;
    for (let i: usize = 0; i < bytes; i += 16) v128.store(below + i, f32x4.mul(v128.load(gamma + i), v128.load(d + i)));
    const meanG = f32x4.splat(total(below, op.out) / count);
    const q = f32x4.splat(dot(below, x, op.out) / count);
    const turned = dot(below, rx, op.out) / count;
    const growth = v128.load_splat<f32>(tangent + op.growth + (row << 2));
    const inverse = v128.load_splat<f32>(block.frame + op.inverse + (row << 2));
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(below + i, tangentOfScaled(v128.load(gamma + i), v128.load(rd + i), v128.load(moved + i), v128.load(d + i)));
    }
    const meanR = f32x4.splat(total(below, op.out) / count);
    const both = f32x4.splat(dot(below, x, op.out) / count + turned);
    for (let i: usize = 0; i < bytes; i += 16) {
      const at = v128.load(x + i);
      const g = f32x4.mul(v128.load(gamma + i), v128.load(d + i));
      const plain = f32x4.mul(f32x4.sub(f32x4.sub(g, meanG), f32x4.mul(at, q)), inverse);
      const centred = f32x4.sub(f32x4.sub(v128.load(below + i), meanR), f32x4.mul(at, both));
      const rest = f32x4.sub(centred, f32x4.mul(v128.load(rx + i), q));
      v128.store(below + i, f32x4.sub(f32x4.mul(rest, inverse), f32x4.mul(growth, plain)));
    }
  }
}

/** γ R{d} + V_γ d. */
@inline
function tangentOfScaled(gamma: v128, rd: v128, moved: v128, d: v128): v128 {
  return f32x4.add(f32x4.mul(gamma, rd), f32x4.mul(moved, d));
}

/** Writes Hᵢv of γ and β, x̂ R{d} + R{x̂} d and R{d}, for one row to `scratch`, a parameter block. */
export function ownNormDirection(op: Operation, block: Block, scratch: usize, row: i32): void {
  const above = <usize>row * op.output.exampleBytes;
  const d = block.frame + op.output.error + above;
  const rd = block.tangent + op.output.tangentError + above;
  const x = block.frame + op.normal + above;
  const rx = block.tangent + op.tangentNormal + above;
  for (let i: usize = 0, end = bytesOf(op); i < end; i += 16) {
    const r = v128.load(rd + i);
    v128.store(scratch + op.weights + i, tangentOfScaled(v128.load(x + i), r, v128.load(rx + i), v128.load(d + i)));
    v128.store(scratch + op.bias + i, r);
  }
}

/**
 * Σ_row x̂ d + x̂′ d′ (the second pair if x̂′ is not 0) for γ and Σ_row d for β; added to `gradient` or, when that is 0, used to
 * update `params`.
 */
export function normGradient(
  op: Operation, x: usize, d: usize, x2: usize, d2: usize, rows: i32, gradient: usize, params: usize, u: Update,
): void {
  const stride = op.output.exampleBytes;
  for (let i: usize = 0, bytes = bytesOf(op); i < bytes; i += 16) {
    let scale = f32x4.splat(0);
    let shift = scale;
    for (let at = i, end = i + <usize>rows * stride; at < end; at += stride) {
      const error = v128.load(d + at);
      scale = f32x4.add(scale, f32x4.mul(v128.load(x + at), error));
      if (x2) scale = f32x4.add(scale, f32x4.mul(v128.load(x2 + at), v128.load(d2 + at)));
      shift = f32x4.add(shift, error);
    }
    apply(op.weights + i, scale, gradient, params, u);
    apply(op.bias + i, shift, gradient, params, u);
  }
}

@inline
function apply(at: usize, sum: v128, gradient: usize, params: usize, u: Update): void {
  if (gradient) v128.store(gradient + at, f32x4.add(v128.load(gradient + at), sum));
  else v128.store(params + at, updated4(u, v128.load(params + at), at, sum));
}
