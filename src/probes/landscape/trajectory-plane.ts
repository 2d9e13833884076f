import { symmetricEigen } from '../../math/symmetric-eigen.ts';
import { innerProduct } from '../run-rows.ts';

/** The plane of a trajectory's first two principal components. */
export interface TrajectoryPlane {
  /** Two orthonormal directions `[P]`, the one of larger variance first; zero where the trajectory has fewer. */
  readonly directions: readonly [Float32Array, Float32Array];
  /** Coordinates of every snapshot relative to the last one, `[T]` along each direction. */
  readonly coordinates: readonly [Float64Array, Float64Array];
  /** Fraction of the variance Σ‖θ_t − θ̄‖² that lies along each direction, in [0, 1]. */
  readonly explained: readonly [number, number];
}

/** Below this fraction of the largest, an eigenvalue of the Gram matrix of f32 snapshots is rounding. */
const NEGLIGIBLE = 2 ** -40;

/**
 * Principal components of a trajectory's snapshots about their mean θ̄ (PCA), through their T×T Gram matrix: O(T²P).
 * snapshots: T ≥ 2 vectors `[P]`, equally weighted. Directions are orthonormal to about 2⁻²⁴·√(first/second variance).
 * Projections of random walks look alike, so `explained` is no evidence by itself (Antognini, Sohl-Dickstein 2018).
 * Source: Li et al. 2018, arXiv:1712.09913, §7.
 */
export function trajectoryPlane(snapshots: readonly Float32Array[]): TrajectoryPlane {
  const T = snapshots.length;
  if (T < 2) throw new RangeError(`trajectoryPlane: snapshots must be at least 2, got ${T}. Keep more steps.`);
  const mean = new Float64Array(snapshots[0].length);
  for (const theta of snapshots) for (let p = 0; p < mean.length; p++) mean[p] += theta[p] / T;
  const centred = snapshots.map((theta) => Float64Array.from(theta, (x, p) => x - mean[p]));
  const gram = new Float64Array(T * T);
  for (let i = 0; i < T; i++)
    for (let j = 0; j <= i; j++) gram[i * T + j] = gram[j * T + i] = innerProduct(centred[i], centred[j]);
  const { values, vectors } = symmetricEigen(gram, T);
  const total = values.reduce((sum, value) => sum + Math.max(value, 0), 0);
  const component = (k: number) => {
    const value = values[k];
    const direction = new Float32Array(mean.length);
    const coordinates = new Float64Array(T);
    if (!(value > NEGLIGIBLE * total)) return { direction, coordinates, explained: 0 };
    const sum = new Float64Array(mean.length);
    for (let i = 0; i < T; i++) for (let p = 0; p < sum.length; p++) sum[p] += vectors[k * T + i] * centred[i][p];
    const size = Math.sqrt(value);
    direction.set(sum.map((x) => x / size));
    const last = vectors[k * T + T - 1];
    for (let i = 0; i < T; i++) coordinates[i] = size * (vectors[k * T + i] - last);
    return { direction, coordinates, explained: value / total };
  };
  const [first, second] = [component(0), component(1)];
  return {
    directions: [first.direction, second.direction],
    coordinates: [first.coordinates, second.coordinates],
    explained: [first.explained, second.explained],
  };
}
