/** Loops over long vectors: stored in f32, summed in f64. All vectors of one call have the length of `w`. */

/** Σ vᵢwᵢ in f64, in four interleaved partial sums. */
export function dot(v: Float32Array, w: Float64Array): number {
  const n = w.length;
  const blocked = n - (n % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < blocked; i += 4) {
    s0 += v[i] * w[i];
    s1 += v[i + 1] * w[i + 1];
    s2 += v[i + 2] * w[i + 2];
    s3 += v[i + 3] * w[i + 3];
  }
  for (let i = blocked; i < n; i++) s0 += v[i] * w[i];
  return s0 + s1 + (s2 + s3);
}

/** Σ wᵢ². */
export function squaredNorm(w: Float32Array | Float64Array): number {
  const n = w.length;
  const blocked = n - (n % 2);
  let s0 = 0;
  let s1 = 0;
  for (let i = 0; i < blocked; i += 2) {
    s0 += w[i] * w[i];
    s1 += w[i + 1] * w[i + 1];
  }
  if (blocked < n) s0 += w[blocked] * w[blocked];
  return s0 + s1;
}

/** w ← w + c·v. */
export function addScaled(w: Float64Array, c: number, v: Float32Array): void {
  for (let i = 0; i < w.length; i++) w[i] += c * v[i];
}

const CHUNK = 2048; // 16 KiB of w stay in the first-level cache while all v are added

/** w ← w + Σₖ cₖvₖ over the first `count` vectors, in order; four at a time, so that w is traversed fewer times. */
export function addCombination(
  w: Float64Array,
  coefficients: ArrayLike<number>,
  vectors: readonly Float32Array[],
  count: number,
): void {
  for (let start = 0; start < w.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, w.length);
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      const [v0, v1, v2, v3] = [vectors[k], vectors[k + 1], vectors[k + 2], vectors[k + 3]];
      const [c0, c1, c2, c3] = [coefficients[k], coefficients[k + 1], coefficients[k + 2], coefficients[k + 3]];
      for (let i = start; i < end; i++) w[i] = w[i] + c0 * v0[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i];
    }
    for (; k < count; k++) {
      const c = coefficients[k];
      const v = vectors[k];
      for (let i = start; i < end; i++) w[i] += c * v[i];
    }
  }
}

/** out ← c·w, rounded to f32. */
export function storeScaled(out: Float32Array, c: number, w: Float64Array): void {
  for (let i = 0; i < w.length; i++) out[i] = c * w[i];
}
