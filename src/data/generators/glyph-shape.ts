import { cos, exp, sin } from '../../math/elementary.ts';
import type { RandomStream } from '../../math/rng.ts';
import { SKELETONS, type Skeleton, type Stroke } from './glyph-strokes.ts';

/** Line segments as x₀, y₀, x₁, y₁, … */
export type Segments = number[];

/** Standard deviations of handwriting at distortion 1. Lengths are in units of the digit's height. */
const HAND = {
  jitter: 0.0365,
  warp: 0.175,
  rotation: 0.125,
  slant: { mean: 0.1, sd: 0.21 },
  aspect: 0.166,
};

const PIECES = 5;

/** Appends a stroke as a cubic Hermite spline with Catmull–Rom tangents; at a corner the tangent is 0. */
function appendSpline(points: Stroke, segments: Segments): void {
  const tangent = (i: number, axis: 0 | 1) => {
    if (points[i][2] === 1) return 0;
    return (points[Math.min(i + 1, points.length - 1)][axis] - points[Math.max(i - 1, 0)][axis]) / 2;
  };
  for (let i = 0; i + 1 < points.length; i++) {
    let [fromX, fromY] = points[i];
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const u = 1 - t;
      const start = u * u * (1 + 2 * t);
      const end = t * t * (1 + 2 * u);
      const leave = t * u * u;
      const arrive = -t * t * u;
      const at = (axis: 0 | 1) =>
        start * points[i][axis] + end * points[i + 1][axis] + leave * tangent(i, axis) + arrive * tangent(i + 1, axis);
      const x = at(0);
      const y = at(1);
      segments.push(fromX, fromY, x, y);
      fromX = x;
      fromY = y;
    }
  }
}

/** A random smooth map of the plane: a quadratic warp, then aspect, slant and rotation. */
function randomMap(stream: RandomStream, distortion: number): (x: number, y: number) => readonly [number, number] {
  const warp = Array.from({ length: 6 }, () => distortion * HAND.warp * stream.normal());
  const aspect = exp(distortion * HAND.aspect * stream.normal());
  const slant = distortion * (HAND.slant.mean + HAND.slant.sd * stream.normal());
  const angle = distortion * HAND.rotation * stream.normal();
  const c = cos(angle);
  const s = sin(angle);
  return (x, y) => {
    const bentX = x + warp[0] * x * x + warp[1] * x * y + warp[2] * y * y;
    const bentY = y + warp[3] * x * x + warp[4] * x * y + warp[5] * y * y;
    const leaning = aspect * bentX - slant * bentY;
    return [c * leaning - s * bentY, s * leaning + c * bentY];
  };
}

function mapSkeleton(skeleton: Skeleton, stream: RandomStream, distortion: number): Segments {
  const map = randomMap(stream, distortion);
  const jitter = () => distortion * HAND.jitter * stream.normal();
  const segments: Segments = [];
  for (const stroke of skeleton) {
    const moved = stroke.map(([x, y, corner]) => {
      const [newX, newY] = map(x + jitter(), y + jitter());
      return corner === 1 ? ([newX, newY, 1] as const) : ([newX, newY] as const);
    });
    appendSpline(moved, segments);
  }
  return segments;
}

/** Centres segments on 0 and scales their longer side to 1, as in MNIST. */
function normalise(segments: Segments): Segments {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  segments.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2], value);
    high[i % 2] = Math.max(high[i % 2], value);
  });
  const scale = 1 / Math.max(high[0] - low[0], high[1] - low[1]);
  return segments.map((value, i) => (value - (low[i % 2] + high[i % 2]) / 2) * scale);
}

/** A randomly distorted digit: segments centred on 0, longer side 1. `distortion` scales every deviation. */
export function writeDigit(digit: number, stream: RandomStream, distortion: number): Segments {
  const ways = SKELETONS[digit];
  return normalise(mapSkeleton(ways[stream.below(ways.length)], stream, distortion));
}
