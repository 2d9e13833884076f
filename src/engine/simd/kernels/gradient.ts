import { CONV, Operation } from './layout';
import { Update, updated4 } from './update';

/**
 * G[k, n] = Σ_row a[row, k] d[row, n] + a′[row, k] d′[row, n] (the second pair if a′ is not 0), in 4 × 8 register
 * tiles, row after row. Adds G to the weights' place in `gradient`, or, when that is 0, updates the weights in `params`
 * and their transposes at once. Long because a tile is unrolled.
 */
export function weightGradient(
  op: Operation, a: usize, d: usize, a2: usize, d2: usize, rows: i32, gradient: usize, params: usize, u: Update,
): void {
  const c = op.forward;
  const single = c.height == 1 && c.width == 1;
  const examples = single ? 1 : rows;
  const length = single ? rows : c.width;
  const aStep = single ? c.inExample : c.inPixel;
  const dStep = single ? c.outExample : c.outPixel;
  const lineErrors = <usize>length * dStep;
  const height = <usize>c.height;
  const kEnd = op.fanInPadded;
  for (let n = 0; n < op.outPadded; n += 8) {
    const column = (<usize>n << 2) + c.outOrigin;
    const panel = op.weights + (<usize>n << 2) * <usize>kEnd;
    const wide = op.outPadded - n >= 8;
    for (let k = 0; k < kEnd; k += 4) {
      const taps = op.taps + (<usize>k << 2);
      const t0 = <usize>load<u32>(taps) + c.inOrigin, t1 = <usize>load<u32>(taps, 4) + c.inOrigin;
      const t2 = <usize>load<u32>(taps, 8) + c.inOrigin, t3 = <usize>load<u32>(taps, 12) + c.inOrigin;
      const zero = f32x4.splat(0);
      let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
      for (let pair = 0; pair < 2; pair++) {
        const source = pair ? a2 : a;
        if (!source) break;
        const errors = (pair ? d2 : d) + column;
        for (let example: usize = 0; example < <usize>examples; example++) {
          for (let y: usize = 0; y < height; y++) {
            const base = source + example * c.inExample + y * c.inRow;
            let e = errors + example * c.outExample + y * c.outRow;
            let p0 = base + t0, p1 = base + t1, p2 = base + t2, p3 = base + t3;
            if (wide) {
              for (const end = e + lineErrors; e != end; ) {
                const d0 = v128.load(e), d1 = v128.load(e, 16);
                let x = v128.load_splat<f32>(p0);
                c00 = f32x4.add(c00, f32x4.mul(x, d0)); c01 = f32x4.add(c01, f32x4.mul(x, d1));
                x = v128.load_splat<f32>(p1);
                c10 = f32x4.add(c10, f32x4.mul(x, d0)); c11 = f32x4.add(c11, f32x4.mul(x, d1));
                x = v128.load_splat<f32>(p2);
                c20 = f32x4.add(c20, f32x4.mul(x, d0)); c21 = f32x4.add(c21, f32x4.mul(x, d1));
                x = v128.load_splat<f32>(p3);
                c30 = f32x4.add(c30, f32x4.mul(x, d0)); c31 = f32x4.add(c31, f32x4.mul(x, d1));
                e += dStep; p0 += aStep; p1 += aStep; p2 += aStep; p3 += aStep;
              }
            } else {
              for (const end = e + lineErrors; e != end; ) {
                const d0 = v128.load(e);
                c00 = f32x4.add(c00, f32x4.mul(v128.load_splat<f32>(p0), d0));
                c10 = f32x4.add(c10, f32x4.mul(v128.load_splat<f32>(p1), d0));
                c20 = f32x4.add(c20, f32x4.mul(v128.load_splat<f32>(p2), d0));
                c30 = f32x4.add(c30, f32x4.mul(v128.load_splat<f32>(p3), d0));
                e += dStep; p0 += aStep; p1 += aStep; p2 += aStep; p3 += aStep;
              }
            }
          }
        }
      }
      const at = panel + (<usize>k << (wide ? 5 : 4));
      if (gradient) {
        if (wide) addTile8(gradient + at, c00, c01, c10, c11, c20, c21, c30, c31);
        else addTile4(gradient + at, c00, c10, c20, c30);
        continue;
      }
      const w = params + at;
      const step: usize = wide ? 32 : 16;
      c00 = updated4(u, v128.load(w), at, c00);
      c10 = updated4(u, v128.load(w + step), at + step, c10);
      c20 = updated4(u, v128.load(w + 2 * step), at + 2 * step, c20);
      c30 = updated4(u, v128.load(w + 3 * step), at + 3 * step, c30);
      v128.store(w, c00); v128.store(w + step, c10); v128.store(w + 2 * step, c20); v128.store(w + 3 * step, c30);
      if (wide) {
        c01 = updated4(u, v128.load(w, 16), at + 16, c01);
        c11 = updated4(u, v128.load(w, 48), at + 48, c11);
        c21 = updated4(u, v128.load(w, 80), at + 80, c21);
        c31 = updated4(u, v128.load(w, 112), at + 112, c31);
        v128.store(w, c01, 16); v128.store(w, c11, 48); v128.store(w, c21, 80); v128.store(w, c31, 112);
      }
      if (op.carries && op.kind != CONV) {
        const narrow = kEnd - (k & ~7) < 8;
        const shift = narrow ? 4 : 5;
        const stretch: usize = <usize>1 << shift;
        let t = params + op.transposed + (<usize>(k & ~7) << 2) * <usize>op.outPadded;
        t += (<usize>n << shift) + (<usize>(k & 7) << 2);
        storeTransposed4(t, stretch, c00, c10, c20, c30);
        if (wide) storeTransposed4(t + 4 * stretch, stretch, c01, c11, c21, c31);
      }
    }
  }
}

@inline
function addTile8(
  g: usize, c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128,
): void {
  v128.store(g, f32x4.add(v128.load(g), c00)); v128.store(g, f32x4.add(v128.load(g, 16), c01), 16);
  v128.store(g, f32x4.add(v128.load(g, 32), c10), 32); v128.store(g, f32x4.add(v128.load(g, 48), c11), 48);
  v128.store(g, f32x4.add(v128.load(g, 64), c20), 64); v128.store(g, f32x4.add(v128.load(g, 80), c21), 80);
  v128.store(g, f32x4.add(v128.load(g, 96), c30), 96); v128.store(g, f32x4.add(v128.load(g, 112), c31), 112);
}

@inline
function addTile4(g: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  v128.store(g, f32x4.add(v128.load(g), c0)); v128.store(g, f32x4.add(v128.load(g, 16), c1), 16);
  v128.store(g, f32x4.add(v128.load(g, 32), c2), 32); v128.store(g, f32x4.add(v128.load(g, 48), c3), 48);
}

/** Stores the columns of a 4 × 4 tile at t, t + step, … */
@inline
export function storeTransposed4(t: usize, step: usize, r0: v128, r1: v128, r2: v128, r3: v128): void {
  const a = i8x16.shuffle(r0, r1, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const b = i8x16.shuffle(r0, r1, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const c = i8x16.shuffle(r2, r3, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const d = i8x16.shuffle(r2, r3, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  v128.store(t, i8x16.shuffle(a, c, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(t + step, i8x16.shuffle(a, c, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
  v128.store(t + 2 * step, i8x16.shuffle(b, d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(t + 3 * step, i8x16.shuffle(b, d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
}

/** Σ_row d[row, n], added to the bias' place in `gradient` or, when that is 0, used to update the biases in `params`. */
export function biasGradient(op: Operation, d: usize, rows: i32, gradient: usize, params: usize, u: Update): void {
  const c = op.forward;
  const single = c.height == 1 && c.width == 1;
  const lines = single ? 1 : rows * c.height;
  const length = single ? rows : c.width;
  const dStep = single ? c.outExample : c.outPixel;
  for (let n = 0; n < op.outPadded; n += 4) {
    let sum = f32x4.splat(0);
    for (let line = 0; line < lines; line++) {
      const example = line / c.height;
      const y = <usize>(line - example * c.height);
      let e = d + (<usize>n << 2) + c.outOrigin + <usize>example * c.outExample + y * c.outRow;
      for (const end = e + <usize>length * dStep; e != end; e += dStep) sum = f32x4.add(sum, v128.load(e));
    }
    const at = op.bias + (<usize>n << 2);
    if (gradient) v128.store(gradient + at, f32x4.add(v128.load(gradient + at), sum));
    else v128.store(params + at, updated4(u, v128.load(params + at), at, sum));
  }
}
