/** Row `run` of a flat `[R, width]` array, as a view. */
export function rowOf(flat: Float32Array, run: number, width: number): Float32Array {
  return flat.subarray(run * width, (run + 1) * width);
}

/** Concatenates R vectors of equal length. */
export function joinRows(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0;
  const flat = new Float32Array(rows.length * width);
  rows.forEach((row, run) => void flat.set(row, run * width));
  return flat;
}

/** Σ xᵢyᵢ in f64. */
export function innerProduct(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

/** √Σ xᵢ² in f64. */
export function norm(x: ArrayLike<number>): number {
  return Math.sqrt(innerProduct(x, x));
}

/** RangeError of `where` unless `flat` has R × width numbers. */
export function requireRows(where: string, what: string, flat: ArrayLike<number>, runs: number, width: number): void {
  if (flat.length !== runs * width)
    throw new RangeError(
      `${where}: ${what} must have ${runs} × ${width} numbers, got ${flat.length}. Pass one row per run.`,
    );
}
