import { PURPOSE, randomStream } from '../../math/rng.ts';
import type { ExitTrial } from './exit-times.ts';

/** Shapes of noise of the same total variance. `none` is gradient descent. */
export const TOY_NOISE_SHAPES = ['none', 'isotropic', 'diagonal', 'covariance', 'hessian', 'topEigenvector'] as const;
export type ToyNoiseShape = (typeof TOY_NOISE_SHAPES)[number];

const LEARNING_RATE = 0.005;
/** Trace of the covariance of each step's displacement. */
const VARIANCE = 0.01;
const POINTS = 100;

/** Symmetric 2×2 matrix [[a, b], [b, c]]. */
interface Symmetric2 {
  a: number;
  b: number;
  c: number;
}

/** 100 points of covariance 10⁻⁴·diag(10, 1), rotated by 45°: x and y interleaved. */
function examplePoints(seed: number): Float64Array {
  const stream = randomStream(seed, PURPOSE.trainExamples);
  const points = new Float64Array(2 * POINTS);
  for (let i = 0; i < POINTS; i++) {
    const long = Math.sqrt(1e-3) * stream.normal();
    const short = Math.sqrt(1e-4) * stream.normal();
    points[2 * i] = (long - short) * Math.SQRT1_2;
    points[2 * i + 1] = (long + short) * Math.SQRT1_2;
  }
  return points;
}

/** Gradient, per-example gradient covariance and Hessian of the mean loss at one point; overwritten by `measureAt`. */
interface Local {
  gradientX: number;
  gradientY: number;
  covariance: Symmetric2;
  hessian: Symmetric2;
}

/**
 * ℓ(w; p) = min{10(p₁ − q₁)²/2 + 100(p₁ + q₁)²/2, p₂² + q₂²}, (p₁, q₁) = w − p − 1, (p₂, q₂) = w − p + 1: a sharp
 * minimum at (1, 1) (curvatures 200 and 20) and a flat one at (−1, −1) (2 and 2).
 */
function measureAt(x: number, y: number, points: Float64Array, local: Local): void {
  const { covariance, hessian } = local;
  let [sumX, sumY, sumXX, sumXY, sumYY, sharp] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < POINTS; i++) {
    const dx = x - points[2 * i];
    const dy = y - points[2 * i + 1];
    const along = dx + dy - 2;
    const across = dx - dy;
    const sharpLoss = 5 * across * across + 50 * along * along;
    const isSharp = sharpLoss < (dx + 1) * (dx + 1) + (dy + 1) * (dy + 1);
    const gx = isSharp ? 100 * along + 10 * across : 2 * (dx + 1);
    const gy = isSharp ? 100 * along - 10 * across : 2 * (dy + 1);
    if (isSharp) sharp++;
    sumX += gx;
    sumY += gy;
    sumXX += gx * gx;
    sumXY += gx * gy;
    sumYY += gy * gy;
  }
  local.gradientX = sumX / POINTS;
  local.gradientY = sumY / POINTS;
  covariance.a = sumXX / POINTS - local.gradientX * local.gradientX;
  covariance.b = sumXY / POINTS - local.gradientX * local.gradientY;
  covariance.c = sumYY / POINTS - local.gradientY * local.gradientY;
  const share = sharp / POINTS;
  hessian.a = 110 * share + 2 * (1 - share);
  hessian.b = 90 * share;
  hessian.c = hessian.a;
}

/** Writes the lower Cholesky factor [l₁₁, l₂₁, l₂₂] of `matrix` scaled to trace VARIANCE; of I where its trace is 0. */
function scaledFactor({ a, b, c }: Symmetric2, out: Float64Array): void {
  const trace = a + c;
  const scale = trace > 0 ? VARIANCE / trace : 0;
  const first = Math.sqrt(trace > 0 ? scale * a : VARIANCE / 2);
  out[0] = first;
  out[1] = first > 0 ? (scale * b) / first : 0;
  out[2] = Math.sqrt(Math.max(0, (trace > 0 ? scale * c : VARIANCE / 2) - out[1] * out[1]));
}

/** vvᵀ for the top eigenvector v of [[a, b], [b, a]], b ≥ 0: the diagonal; the first axis where b = 0. */
const topProjector = ({ b }: Symmetric2, out: Symmetric2): Symmetric2 =>
  b > 0 ? Object.assign(out, { a: 0.5, b: 0.5, c: 0.5 }) : Object.assign(out, { a: 1, b: 0, c: 0 });

function shapeAt(shape: ToyNoiseShape, { covariance, hessian }: Local, scratch: Symmetric2): Symmetric2 {
  switch (shape) {
    case 'none':
      return Object.assign(scratch, { a: 0, b: 0, c: 0 });
    case 'isotropic':
      return Object.assign(scratch, { a: 1, b: 0, c: 1 });
    case 'diagonal':
      return Object.assign(scratch, { a: covariance.a, b: 0, c: covariance.c });
    case 'covariance':
      return covariance;
    case 'hessian':
      return hessian;
    case 'topEigenvector':
      return topProjector(hessian, scratch);
  }
}

/**
 * ZHU2D: descent with noise of a given shape and trace 0.01 per step, η = 0.005, from (1, 1) until both coordinates
 * are below −½: out of the sharp minimum, into the flat one. The examples are those of `dataSeed`.
 * Source: Zhu et al. 2018, arXiv:1803.00195, two-dimensional toy (authors' code).
 */
export function sharpMinimumExit(shape: ToyNoiseShape, dataSeed: number): ExitTrial {
  const points = examplePoints(dataSeed);
  const local: Local = { gradientX: 0, gradientY: 0, covariance: { a: 0, b: 0, c: 0 }, hessian: { a: 0, b: 0, c: 0 } };
  const scratch = { a: 0, b: 0, c: 0 };
  const factor = new Float64Array(3);
  return (stream, maxSteps) => {
    let x = 1;
    let y = 1;
    for (let step = 1; step <= maxSteps; step++) {
      measureAt(x, y, points, local);
      x -= LEARNING_RATE * local.gradientX;
      y -= LEARNING_RATE * local.gradientY;
      if (shape !== 'none') {
        scaledFactor(shapeAt(shape, local, scratch), factor);
        const first = stream.normal();
        x += factor[0] * first;
        y += factor[1] * first + factor[2] * stream.normal();
      }
      if (x < -0.5 && y < -0.5) return step;
    }
    return -maxSteps;
  };
}
