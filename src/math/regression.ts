import { log } from './elementary.ts';
import { mean } from './statistics.ts';

export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** 1 − SSE/SST in [0, 1]; NaN where y is constant. */
  readonly rSquared: number;
  /** √(SSE/(n − 2)/Sxx), from the residual variation; NaN below three points. */
  readonly slopeStandardError: number;
  readonly points: number;
}

/** Centred values and their sum of squares. */
function centred(sample: ArrayLike<number>): Float64Array {
  const centre = mean(sample);
  return Float64Array.from(sample, (value) => value - centre);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Least-squares line y ≈ intercept + slope·x. NaN below two points or where x is constant. */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): LineFit {
  if (x.length !== y.length)
    throw new RangeError(`fitLine: y must have as many values as x (${x.length}), got ${y.length}.`);
  const dx = centred(x);
  const dy = centred(y);
  const xx = dot(dx, dx);
  const slope = xx > 0 ? dot(dx, dy) / xx : Number.NaN;
  const residuals = dy.map((value, i) => value - slope * dx[i]);
  const sse = dot(residuals, residuals);
  const degreesOfFreedom = x.length - 2;
  return {
    slope,
    intercept: mean(y) - slope * mean(x),
    rSquared: 1 - sse / dot(dy, dy),
    slopeStandardError: degreesOfFreedom > 0 ? Math.sqrt(sse / degreesOfFreedom / xx) : Number.NaN,
    points: x.length,
  };
}

export interface PlaneFit {
  readonly intercept: number;
  /** Coefficients of the two predictors and their sum, each with its standard error (n − 3 degrees of freedom). */
  readonly first: number;
  readonly second: number;
  readonly sum: number;
  readonly firstStandardError: number;
  readonly secondStandardError: number;
  readonly sumStandardError: number;
  readonly rSquared: number;
  readonly points: number;
}

/** Squared correlation above which the two predictors are treated as collinear: 1 − r² is then mostly rounding in f64. */
const COLLINEAR = 1 - 1e-10;

/** Least-squares plane y ≈ intercept + first·x₁ + second·x₂. NaN where the predictors are collinear or constant. */
export function fitPlane(x1: ArrayLike<number>, x2: ArrayLike<number>, y: ArrayLike<number>): PlaneFit {
  if (x1.length !== y.length || x2.length !== y.length)
    throw new RangeError(
      `fitPlane: x1, x2 and y must have equal lengths, got ${x1.length}, ${x2.length}, ${y.length}.`,
    );
  const d1 = centred(x1);
  const d2 = centred(x2);
  const dy = centred(y);
  const [s11, s12, s22, s1y, s2y] = [dot(d1, d1), dot(d1, d2), dot(d2, d2), dot(d1, dy), dot(d2, dy)];
  const solvable = s11 * s22 > 0 && s12 * s12 < COLLINEAR * s11 * s22;
  const determinant = solvable ? s11 * s22 - s12 * s12 : Number.NaN;
  const first = (s22 * s1y - s12 * s2y) / determinant;
  const second = (s11 * s2y - s12 * s1y) / determinant;
  const residuals = dy.map((value, i) => value - first * d1[i] - second * d2[i]);
  const sse = dot(residuals, residuals);
  const degreesOfFreedom = y.length - 3;
  // covariance = noise·[[s22, −s12], [−s12, s11]]
  const noise = degreesOfFreedom > 0 ? sse / degreesOfFreedom / determinant : Number.NaN;
  return {
    intercept: mean(y) - first * mean(x1) - second * mean(x2),
    first,
    second,
    sum: first + second,
    firstStandardError: Math.sqrt(noise * s22),
    secondStandardError: Math.sqrt(noise * s11),
    sumStandardError: Math.sqrt(noise * Math.max(0, s11 + s22 - 2 * s12)),
    rSquared: 1 - sse / dot(dy, dy),
    points: y.length,
  };
}

/**
 * log y = intercept + first·log x₁ + second·log x₂ (natural logarithms; all values > 0). "y depends on x₁/x₂ alone" is
 * `sum` = 0.
 */
export function fitPowerLaw(x1: ArrayLike<number>, x2: ArrayLike<number>, y: ArrayLike<number>): PlaneFit {
  const logs = (name: string, sample: ArrayLike<number>) =>
    Float64Array.from(sample, (value) => {
      if (!(value > 0)) throw new RangeError(`fitPowerLaw: ${name} must be > 0, got ${value}. Leave such points out.`);
      return log(value);
    });
  return fitPlane(logs('x1', x1), logs('x2', x2), logs('y', y));
}
