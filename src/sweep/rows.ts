/** Copies the given rows of `[R, width]`. */
export function selectRows(values: Float32Array, rows: readonly number[], width: number): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => void out.set(values.subarray(row * width, (row + 1) * width), i * width));
  return out;
}
