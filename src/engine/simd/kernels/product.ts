import { Contraction } from './layout';

/**
 * out[row, n] = start[n] + Σₖ in[row, k] W[k, n] for every row of `rows` examples; with start = 0, adds to what out
 * holds. W: panels of 8 columns, `[columns / 8][panelRows][8]`, the last 4 wide if columns is an odd multiple of 4.
 * Each output is one sum in the order of k, whatever the tile it falls in.
 */
export function product(c: Contraction, input: usize, weights: usize, start: usize, out: usize, rows: i32): void {
  const single = c.height == 1 && c.width == 1;
  const lines = single ? 1 : rows * c.height;
  const length = single ? rows : c.width;
  const inStep = single ? c.inExample : c.inPixel;
  const outStep = single ? c.outExample : c.outPixel;
  input += c.inOrigin;
  out += c.outOrigin;
  for (let n = 0; n < c.columns; n += 8) {
    const column = <usize>n << 2;
    const panel = weights + column * <usize>c.panelRows;
    const wide = c.columns - n >= 8;
    for (let line = 0; line < lines; line++) {
      const example = line / c.height;
      const y = <usize>(line - example * c.height);
      const p = input + <usize>example * c.inExample + y * c.inRow;
      const o = out + <usize>example * c.outExample + y * c.outRow + column;
      if (wide) lineOf8(c, p, inStep, panel, start ? start + column : 0, o, outStep, length);
      else lineOf4(c, p, inStep, panel, start ? start + column : 0, o, outStep, length);
    }
  }
}

/**
 * 4 × 8 register tiles along one line of rows: 8 accumulators, 2 weights and 1 input fit the 15 registers that V8
 * has to give. A tile past the end repeats the last row, which stores the same bits again. Long because a tile is
 * written out; the plain inner loop is faster than one unrolled by hand.
 */
function lineOf8(
  c: Contraction, p: usize, inStep: usize, w: usize, start: usize, o: usize, outStep: usize, length: i32,
): void {
  const last = length - 1;
  const stretch = <usize>c.segment << 5;
  for (let m = 0; m < length; m += 4) {
    const r1 = <usize>min(m + 1, last), r2 = <usize>min(m + 2, last), r3 = <usize>min(m + 3, last);
    const o0 = o + <usize>m * outStep, o1 = o + r1 * outStep, o2 = o + r2 * outStep, o3 = o + r3 * outStep;
    let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128;
    if (start) {
      c00 = v128.load(start); c01 = v128.load(start, 16);
      c10 = c00; c11 = c01; c20 = c00; c21 = c01; c30 = c00; c31 = c01;
    } else {
      c00 = v128.load(o0); c01 = v128.load(o0, 16); c10 = v128.load(o1); c11 = v128.load(o1, 16);
      c20 = v128.load(o2); c21 = v128.load(o2, 16); c30 = v128.load(o3); c31 = v128.load(o3, 16);
    }
    const a0 = p + <usize>m * inStep, a1 = p + r1 * inStep, a2 = p + r2 * inStep, a3 = p + r3 * inStep;
    let q = w;
    for (let i = 0; i < c.segmentRows; i++) {
      for (let j = 0; j < c.segments; j++) {
        const shift = <usize>i * c.segmentRowBytes + <usize>j * c.segmentBytes;
        let p0 = a0 + shift, p1 = a1 + shift, p2 = a2 + shift, p3 = a3 + shift;
        for (const end = q + stretch; q != end; ) {
          const w0 = v128.load(q), w1 = v128.load(q, 16);
          let x = v128.load_splat<f32>(p0);
          c00 = f32x4.add(c00, f32x4.mul(x, w0)); c01 = f32x4.add(c01, f32x4.mul(x, w1));
          x = v128.load_splat<f32>(p1);
          c10 = f32x4.add(c10, f32x4.mul(x, w0)); c11 = f32x4.add(c11, f32x4.mul(x, w1));
          x = v128.load_splat<f32>(p2);
          c20 = f32x4.add(c20, f32x4.mul(x, w0)); c21 = f32x4.add(c21, f32x4.mul(x, w1));
          x = v128.load_splat<f32>(p3);
          c30 = f32x4.add(c30, f32x4.mul(x, w0)); c31 = f32x4.add(c31, f32x4.mul(x, w1));
          q += 32; p0 += 4; p1 += 4; p2 += 4; p3 += 4;
        }
      }
    }
    v128.store(o0, c00); v128.store(o0, c01, 16); v128.store(o1, c10); v128.store(o1, c11, 16);
    v128.store(o2, c20); v128.store(o2, c21, 16); v128.store(o3, c30); v128.store(o3, c31, 16);
  }
}

/** The same for a last panel of 4 columns. */
function lineOf4(
  c: Contraction, p: usize, inStep: usize, w: usize, start: usize, o: usize, outStep: usize, length: i32,
): void {
  const last = length - 1;
  const stretch = <usize>c.segment << 4;
  for (let m = 0; m < length; m += 4) {
    const r1 = <usize>min(m + 1, last), r2 = <usize>min(m + 2, last), r3 = <usize>min(m + 3, last);
    const o0 = o + <usize>m * outStep, o1 = o + r1 * outStep, o2 = o + r2 * outStep, o3 = o + r3 * outStep;
    let c0: v128, c1: v128, c2: v128, c3: v128;
    if (start) {
      c0 = v128.load(start); c1 = c0; c2 = c0; c3 = c0;
    } else {
      c0 = v128.load(o0); c1 = v128.load(o1); c2 = v128.load(o2); c3 = v128.load(o3);
    }
    const a0 = p + <usize>m * inStep, a1 = p + r1 * inStep, a2 = p + r2 * inStep, a3 = p + r3 * inStep;
    let q = w;
    for (let i = 0; i < c.segmentRows; i++) {
      for (let j = 0; j < c.segments; j++) {
        const shift = <usize>i * c.segmentRowBytes + <usize>j * c.segmentBytes;
        let p0 = a0 + shift, p1 = a1 + shift, p2 = a2 + shift, p3 = a3 + shift;
        for (const end = q + stretch; q != end; ) {
          const w0 = v128.load(q);
          c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(p0), w0));
          c1 = f32x4.add(c1, f32x4.mul(v128.load_splat<f32>(p1), w0));
          c2 = f32x4.add(c2, f32x4.mul(v128.load_splat<f32>(p2), w0));
          c3 = f32x4.add(c3, f32x4.mul(v128.load_splat<f32>(p3), w0));
          q += 16; p0 += 4; p1 += 4; p2 += 4; p3 += 4;
        }
      }
    }
    v128.store(o0, c0); v128.store(o1, c1); v128.store(o2, c2); v128.store(o3, c3);
  }
}
