import type { PicturePoint } from './marks.ts';

/** x ← (1 − ηλ)x from x₀: gradient descent on ½λx². The first `steps` + 1 iterates. */
export const iterates = (etaLambda: number, start: number, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, t) => (1 - etaLambda) ** t * start);

/** Loss of gradient descent on ½x² from 1: ½(1 − η)²ᵗ. */
export const quadraticLoss = (learningRate: number, step: number): number => (1 - learningRate) ** (2 * step) / 2;

interface Bowl {
  /** Curvatures along the two axes: L = ½(λ₁x² + λ₂y²). */
  readonly curvatures: PicturePoint;
  readonly start: PicturePoint;
}

const gradient = ([a, b]: PicturePoint, [x, y]: PicturePoint): PicturePoint => [a * x, b * y];

/** Heavy ball on a quadratic: m ← μm + g, θ ← θ − ηm. The first `steps` + 1 points. */
export function heavyBall(
  { curvatures, start }: Bowl,
  { rate, momentum }: { rate: number; momentum: number },
  steps: number,
) {
  const points: PicturePoint[] = [start];
  let [mx, my] = [0, 0];
  for (let t = 0; t < steps; t++) {
    const [x, y] = points[t] as PicturePoint;
    const [gx, gy] = gradient(curvatures, [x, y]);
    [mx, my] = [momentum * mx + gx, momentum * my + gy];
    points.push([x - rate * mx, y - rate * my]);
  }
  return points;
}

/** One step of sharpness-aware minimisation on a quadratic: the ascent point, and where the step ends; and that of plain descent. */
export function samStep({ curvatures, start }: Bowl, { rate, radius }: { rate: number; radius: number }) {
  const [gx, gy] = gradient(curvatures, start);
  const length = Math.hypot(gx, gy);
  const ascent: PicturePoint = [start[0] + (radius * gx) / length, start[1] + (radius * gy) / length];
  const [ux, uy] = gradient(curvatures, ascent);
  const end: PicturePoint = [start[0] - rate * ux, start[1] - rate * uy];
  return { ascent, end, plain: [start[0] - rate * gx, start[1] - rate * gy] as PicturePoint };
}

/** The ellipse on which ½(λ₁x² + λ₂y²) has a value. */
export const levelSet = ([a, b]: PicturePoint, value: number): PicturePoint[] =>
  Array.from({ length: 73 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 72;
    return [Math.sqrt((2 * value) / a) * Math.cos(angle), Math.sqrt((2 * value) / b) * Math.sin(angle)];
  });

const MODES = [
  { curvature: 0.06, truth: 3, fitted: 3.2 },
  { curvature: 0.02, truth: 3, fitted: 4.2 },
  { curvature: 0.004, truth: 0.5, fitted: 6.5 },
];
/** What no weights can predict of the targets. */
const NOISE = 0.2;

/**
 * Losses of gradient flow on a linear regression, from 0, in three eigendirections of the curvature: weights go to those that
 * fit the training set, which differ from the true ones by its noise. w(t) = ŵ(1 − e^{−λt}).
 */
export function flowLosses(time: number): { readonly train: number; readonly test: number } {
  let [train, test] = [0, NOISE];
  for (const { curvature, truth, fitted } of MODES) {
    const weight = fitted * (1 - Math.exp(-curvature * time));
    train += (curvature * (weight - fitted) ** 2) / 2;
    test += (curvature * (weight - truth) ** 2) / 2;
  }
  return { train, test };
}
