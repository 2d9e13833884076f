import { Contraction } from './layout';

/**
 * out[row, n] = start[n] + Σₖ in[row, k] W[k, n] for every row of `rows` examples; with start = 0, adds to
 * out. W: panels of 8 columns, `[columns / 8][panelRows][8]`, the last 4 wide if columns is an odd multiple of 4.
 * Each output is one sum in the order of k, independent of the tiles.
 */
export function product(c: Contraction, input: usize, weights: usize, start: usize, out: usize, rows: i32): void {
  const single = c.height == 1 && c.width == 1;
  const examples = single ? 1 : rows;
  const count = single ? rows : c.height * c.width;
  for (let n = 0; n < c.columns; n += 8) {
    const column = <usize>n << 2;
    const panel = weights + column * <usize>c.panelRows;
    const first: usize = start ? start + column : 0;
    for (let example: usize = 0; example < <usize>examples; example++) {
      const p = input + example * c.inExample;
      const o = out + example * c.outExample + column;
      if (c.columns - n >= 8) tilesOf8(c, p, panel, first, o, count);
      else tilesOf4(c, p, panel, first, o, count);
    }
  }
}

/**
 * 4 × 8 register tiles over `count` rows: 8 accumulators, 2 weights and 1 input fit the 15 registers that V8
 * offers. A tile past the end repeats the last row, which stores the same bits again. Long because a tile is unrolled;
 * the plain inner loop is faster than an unrolled one.
 */
function tilesOf8(c: Contraction, p: usize, w: usize, start: usize, o: usize, count: i32): void {
  const last = count - 1;
  const stretch = <usize>c.segment << 5;
  for (let m = 0; m < count; m += 4) {
    const r0 = <usize>m << 2, r1 = <usize>min(m + 1, last) << 2;
    const r2 = <usize>min(m + 2, last) << 2, r3 = <usize>min(m + 3, last) << 2;
    const o0 = o + <usize>load<u32>(c.outRows + r0), o1 = o + <usize>load<u32>(c.outRows + r1);
    const o2 = o + <usize>load<u32>(c.outRows + r2), o3 = o + <usize>load<u32>(c.outRows + r3);
    let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128;
    if (start) {
      c00 = v128.load(start); c01 = v128.load(start, 16);
      c10 = c00; c11 = c01; c20 = c00; c21 = c01; c30 = c00; c31 = c01;
    } else {
      c00 = v128.load(o0); c01 = v128.load(o0, 16); c10 = v128.load(o1); c11 = v128.load(o1, 16);
      c20 = v128.load(o2); c21 = v128.load(o2, 16); c30 = v128.load(o3); c31 = v128.load(o3, 16);
    }
    const a0 = p + <usize>load<u32>(c.inRows + r0), a1 = p + <usize>load<u32>(c.inRows + r1);
    const a2 = p + <usize>load<u32>(c.inRows + r2), a3 = p + <usize>load<u32>(c.inRows + r3);
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
function tilesOf4(c: Contraction, p: usize, w: usize, start: usize, o: usize, count: i32): void {
  const last = count - 1;
  const stretch = <usize>c.segment << 4;
  for (let m = 0; m < count; m += 4) {
    const r0 = <usize>m << 2, r1 = <usize>min(m + 1, last) << 2;
    const r2 = <usize>min(m + 2, last) << 2, r3 = <usize>min(m + 3, last) << 2;
    const o0 = o + <usize>load<u32>(c.outRows + r0), o1 = o + <usize>load<u32>(c.outRows + r1);
    const o2 = o + <usize>load<u32>(c.outRows + r2), o3 = o + <usize>load<u32>(c.outRows + r3);
    let c0: v128, c1: v128, c2: v128, c3: v128;
    if (start) {
      c0 = v128.load(start); c1 = c0; c2 = c0; c3 = c0;
    } else {
      c0 = v128.load(o0); c1 = v128.load(o1); c2 = v128.load(o2); c3 = v128.load(o3);
    }
    const a0 = p + <usize>load<u32>(c.inRows + r0), a1 = p + <usize>load<u32>(c.inRows + r1);
    const a2 = p + <usize>load<u32>(c.inRows + r2), a3 = p + <usize>load<u32>(c.inRows + r3);
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
