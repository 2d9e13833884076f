import { generators } from '../../../data/registry.ts';
import { erf } from '../../../math/elementary.ts';
import { PURPOSE, randomStream } from '../../../math/rng.ts';
import { curve, type PictureMark, type PicturePoint, type PictureScene, plane } from './marks.ts';

const EXAMPLES = 96;
const MEAN: PicturePoint = [1, 0.5];

/** Gradients of single examples: normal around their mean, with more variance along one axis. */
export function exampleGradients(): PicturePoint[] {
  const stream = randomStream(1, PURPOSE.particles);
  return Array.from({ length: EXAMPLES }, (): PicturePoint => {
    const [a, b] = [2 * stream.normal(), 0.8 * stream.normal()];
    return [MEAN[0] + (a - b) / Math.SQRT2, MEAN[1] + (a + b) / Math.SQRT2];
  });
}

/** Means of consecutive groups of some points. */
export function batchMeans(points: readonly PicturePoint[], size: number): PicturePoint[] {
  return Array.from({ length: Math.floor(points.length / size) }, (_, batch): PicturePoint => {
    const own = points.slice(batch * size, (batch + 1) * size);
    const meanOf = (axis: 0 | 1) => own.reduce((sum, point) => sum + point[axis], 0) / size;
    return [meanOf(0), meanOf(1)];
  });
}

/** Single examples, and the means of mini-batches of 4 and of 16, with the mean of all. */
export function gradientsPicture(): PictureScene {
  const points = exampleGradients();
  const [mean] = batchMeans(points, EXAMPLES) as [PicturePoint];
  return [1, 4, 16].flatMap((size, i): PictureMark[] => {
    const { place } = plane({
      x: [-4, 6],
      y: [-4.5, 5.5],
      left: 8 + 104 * i,
      right: 104 + 104 * i,
      top: 30,
      bottom: 164,
    });
    return [
      ...batchMeans(points, size).map(
        (point): PictureMark => ({
          kind: 'dot',
          at: place(...point),
          tone: size === 1 ? 'soft' : 'ink',
          radius: 2,
        }),
      ),
      { kind: 'dot', at: place(...mean), tone: 'accent', radius: 5, hollow: true },
      { kind: 'text', at: [56 + 104 * i, 190], text: `B = ${size}`, anchor: 'middle' },
    ];
  });
}

/** The activations by their formulas. */
export const SHOWN_ACTIVATIONS = {
  tanh: Math.tanh,
  relu: (z: number) => Math.max(0, z),
  gelu: (z: number) => (z * (1 + erf(z / Math.SQRT2))) / 2,
  softplus: (z: number) => Math.log(1 + Math.exp(z)),
} as const;

export function activationsPicture(): PictureScene {
  return Object.entries(SHOWN_ACTIVATIONS).flatMap(([name, f], i): PictureMark[] => {
    const [left, top] = [12 + 156 * (i % 2), 4 + 100 * Math.floor(i / 2)];
    const { path } = plane({ x: [-4, 4], y: [-1.2, 4], left, right: left + 140, top, bottom: top + 88 });
    return [
      {
        kind: 'line',
        points: path([
          [-4, 0],
          [4, 0],
        ]),
        tone: 'soft',
        thin: true,
      },
      {
        kind: 'line',
        points: path([
          [0, -1.2],
          [0, 4],
        ]),
        tone: 'soft',
        thin: true,
      },
      { kind: 'line', points: path(curve(f, -4, 4)), tone: 'accent' },
      { kind: 'text', at: [left + 4, top + 16], text: name },
    ];
  });
}

const POINTS = 160;
type PlanarKind = 'moons' | 'spirals' | 'circles' | 'gaussians';

/** Examples of a generator of points in the plane, as a sweep draws them. */
export function pointsOf(kind: PlanarKind) {
  const generator = generators.find((known) => known.kind === kind);
  if (!generator) throw new RangeError(`pointsOf: kind must be that of a generator, got ${kind}.`);
  const source = generator.parameters.parse(kind === 'gaussians' ? { kind, dimension: 2 } : { kind });
  const { inputs, labels } = generator.draw(source as never, 'train', POINTS, 0);
  return Array.from({ length: POINTS }, (_, i) => ({
    at: [inputs[2 * i], inputs[2 * i + 1]] as PicturePoint,
    label: labels[i] as number,
  }));
}

/** The points of a generator, classes by filling and tone. */
export function pointsPicture(kind: PlanarKind): PictureScene {
  const points = pointsOf(kind);
  const extent = (axis: 0 | 1) => {
    const values = points.map(({ at }) => at[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [x, y] = [extent(0), extent(1)];
  // One scale on both axes.
  const unit = Math.min(180 / (y[1] - y[0]), 300 / (x[1] - x[0]));
  const place = ([px, py]: PicturePoint): PicturePoint => [
    160 + unit * (px - (x[0] + x[1]) / 2),
    100 - unit * (py - (y[0] + y[1]) / 2),
  ];
  return points.map(
    ({ at, label }): PictureMark => ({
      kind: 'dot',
      at: place(at),
      tone: label === 0 ? 'accent' : label === 1 ? 'ink' : 'soft',
      hollow: label === 1,
      radius: 3,
    }),
  );
}
