/** y′ of some rows: points `[A, P]` of the listed rows, in f64; `[A, P]`. */
export type Field = (points: Float64Array, rows: readonly number[]) => Promise<Float64Array>;

/** Node and weight of each of the four slopes of a step. */
const STAGES = [
  { at: 0, weight: 1 / 6 },
  { at: 1 / 2, weight: 1 / 3 },
  { at: 1 / 2, weight: 1 / 3 },
  { at: 1, weight: 1 / 6 },
] as const;

/** Rows of y′ = f(y), with the time over which each is integrated. */
export interface Integration {
  /** y at time 0, `[R, P]`; not changed. */
  readonly start: Float64Array;
  /** Of each row. */
  readonly times: ArrayLike<number>;
  /** Equal steps over that time, integers ≥ 0; 0 leaves the row as it is. */
  readonly counts: ArrayLike<number>;
}

/** One step of size h of each listed row, in place. */
async function step(field: Field, y: Float64Array, rows: readonly number[], h: readonly number[], P: number) {
  const points = new Float64Array(rows.length * P);
  const sum = new Float64Array(points.length);
  let slopes: Float64Array | undefined;
  for (const { at, weight } of STAGES) {
    rows.forEach((row, a) => {
      for (let p = 0; p < P; p++) points[a * P + p] = y[row * P + p] + (slopes ? at * h[a] * slopes[a * P + p] : 0);
    });
    slopes = await field(points, rows);
    for (let i = 0; i < sum.length; i++) sum[i] += weight * slopes[i];
  }
  rows.forEach((row, a) => {
    for (let p = 0; p < P; p++) y[row * P + p] += h[a] * sum[a * P + p];
  });
}

/**
 * y after the given times, by the classical method of order 4: the error of a step of size h is that of the Taylor series
 * after h⁴, on y′ = −λy a factor 1 − z + z²/2 − z³/6 + z⁴/24 for e^{−z}, z = hλ, stable for z < 2.78. `[R, P]`.
 * Source: Kutta 1901; Hairer, Nørsett, Wanner 1993, Solving Ordinary Differential Equations I, II.1.
 */
export async function rungeKutta(field: Field, { start, times, counts }: Integration): Promise<Float64Array> {
  const y = start.slice();
  const R = times.length;
  const P = start.length / R;
  const most = Math.max(...Array.from(counts));
  for (let k = 0; k < most; k++) {
    const rows = Array.from({ length: R }, (_, row) => row).filter((row) => counts[row] > k);
    await step(
      field,
      y,
      rows,
      rows.map((row) => times[row] / counts[row]),
      P,
    );
  }
  return y;
}
