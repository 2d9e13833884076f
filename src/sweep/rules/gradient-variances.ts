import type { Program } from '../../engine/contract.ts';

/** Examples × runs per call of `batchGradient`. */
const ROWS = 64;

/**
 * The diagonal of C, `[R, P]`: the variance of each entry of the gradient of one random example, from all N per-example
 * gradients.
 */
export async function gradientVariances(program: Program, theta: Float32Array, runs: number): Promise<Float64Array> {
  const N = program.labels.length;
  const width = theta.length;
  const together = Math.min(N, Math.max(1, Math.floor(ROWS / runs)));
  const copies = new Float32Array(together * width);
  for (let t = 0; t < together; t++) copies.set(theta, t * width);
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let first = 0; first < N; first += together) {
    const orders = Math.min(together, N - first);
    const { gradient } = await program.batchGradient(copies.subarray(0, orders * width), {
      steps: 1,
      batchSize: 1,
      orders,
      indices: Int32Array.from({ length: orders }, (_, t) => first + t),
      orderOfRun: Int32Array.from({ length: orders * runs }, (_, row) => Math.floor(row / runs)),
    });
    for (let t = 0; t < orders; t++)
      for (let i = 0; i < width; i++) {
        const g = gradient[t * width + i];
        sums[i] += g;
        squares[i] += g * g;
      }
  }
  return squares.map((square, i) => Math.max(0, square / N - (sums[i] / N) * (sums[i] / N)));
}
