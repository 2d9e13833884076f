/** Splits rows into groups of `size`, the last perhaps smaller. */
export function groupsOf(rows: readonly number[], size = rows.length): (readonly number[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, k) => rows.slice(k * size, (k + 1) * size));
}

/** Copies the given rows of `[R, width]`. */
export function selectRows(values: Float32Array, rows: readonly number[], width: number): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => void out.set(values.subarray(row * width, (row + 1) * width), i * width));
  return out;
}
