import { contains } from '../../../math/interval.ts';
import { pearson, spearman } from '../../../math/ranks.ts';
import { PURPOSE, randomStream } from '../../../math/rng.ts';
import { mean } from '../../../math/statistics.ts';
import { meanInterval } from '../../../math/student-interval.ts';
import { type PictureMark, type PicturePoint, type PictureScene, plane, spaced } from './marks.ts';

const SAMPLES = 20;
const SEEDS = 5;

/** Samples of five seeds from the standard normal distribution, with the 95 % interval of each mean. */
export function drawnIntervals() {
  return Array.from({ length: SAMPLES }, (_, i) => {
    const stream = randomStream(0, PURPOSE.particles, i);
    const sample = Array.from({ length: SEEDS }, () => stream.normal());
    return { mean: mean(sample), interval: meanInterval(sample) };
  });
}

/** The intervals beside one another, those that miss the true mean marked. */
export function intervalsPicture(): PictureScene {
  const { place } = plane({ x: [0.5, SAMPLES + 0.5], y: [-3, 3], left: 24, right: 312, top: 8, bottom: 192 });
  const true0 = place(0, 0)[1];
  return [
    {
      kind: 'line',
      points: [
        [24, true0],
        [312, true0],
      ],
      tone: 'soft',
      dashed: true,
    },
    ...drawnIntervals().flatMap(({ mean: centre, interval }, i): PictureMark[] => {
      const tone = contains(interval, 0) ? ('ink' as const) : ('accent' as const);
      return [
        {
          kind: 'line',
          points: [place(i + 1, Math.max(-3, interval.low)), place(i + 1, Math.min(3, interval.high))],
          tone,
        },
        { kind: 'dot', at: place(i + 1, centre), tone, radius: 3, hollow: tone === 'accent' },
      ];
    }),
  ];
}

const X = spaced(1, 8, 8);
const CUBES = X.map((x) => x ** 5);

/** A curved, strictly rising relation with both correlations. */
export function ranksPicture(): PictureScene {
  const { place, axes } = plane({ x: [0, 9], y: [0, 1.1 * (CUBES[7] as number)], right: 220 });
  return [
    ...axes('x', 'y'),
    ...X.map((x, i): PictureMark => ({ kind: 'dot', at: place(x, CUBES[i] as number), tone: 'accent' })),
    { kind: 'text', at: [232, 84], text: `ρ = ${spearman(X, CUBES).toFixed(2)}`, tone: 'accent' },
    { kind: 'text', at: [232, 104], text: `r = ${pearson(X, CUBES).toFixed(2)}`, tone: 'soft' },
  ];
}

interface Bar {
  readonly range: PicturePoint;
  readonly sign: keyof typeof SIGNS;
}

/** A tick, a cross and a question mark around a place. */
const SIGNS = {
  yes: ([x, y]: PicturePoint): PictureMark[] => [
    {
      kind: 'line',
      points: [
        [x - 6, y],
        [x - 2, y + 5],
        [x + 6, y - 6],
      ],
      tone: 'accent',
    },
  ],
  no: ([x, y]: PicturePoint): PictureMark[] => [
    {
      kind: 'line',
      points: [
        [x - 5, y - 5],
        [x + 5, y + 5],
      ],
      tone: 'ink',
    },
    {
      kind: 'line',
      points: [
        [x - 5, y + 5],
        [x + 5, y - 5],
      ],
      tone: 'ink',
    },
  ],
  open: ([x, y]: PicturePoint): PictureMark[] => [{ kind: 'text', at: [x, y + 5], text: '?', anchor: 'middle' }],
};

/** Horizontal intervals over a shaded set, each with its sign at the end. */
function barsOver(set: PicturePoint, bars: readonly Bar[], marks: readonly PictureMark[]): PictureScene {
  const { place } = plane({ x: [-3, 3], y: [0, bars.length], left: 12, right: 280, top: 20, bottom: 170 });
  const [left, right] = [place(set[0], 0)[0], place(set[1], 0)[0]];
  return [
    { kind: 'box', at: [left, 12], size: [right - left, 164], tone: 'accent', filled: true },
    ...bars.flatMap(({ range: [low, high], sign }, i): PictureMark[] => {
      const line = bars.length - i - 0.5;
      return [
        { kind: 'line', points: [place(low, line), place(high, line)], tone: 'ink' },
        { kind: 'dot', at: place((low + high) / 2, line), tone: 'ink' },
        ...SIGNS[sign]([296, place(0, line)[1]]),
      ];
    }),
    ...marks,
  ];
}

/** A difference with its interval: within the margin, across its end, outside. */
export function equivalencePicture(): PictureScene {
  const { place } = plane({ x: [-3, 3], y: [0, 1], left: 12, right: 280 });
  const tick = (at: number, text: string): PictureMark => ({
    kind: 'text',
    at: [place(at, 0)[0], 194],
    text,
    anchor: 'middle',
  });
  return barsOver(
    [-1, 1],
    [
      { range: [-0.7, 0.5], sign: 'yes' },
      { range: [-0.4, 1.8], sign: 'open' },
      { range: [1.3, 2.5], sign: 'no' },
    ],
    [
      {
        kind: 'line',
        points: [
          [place(0, 0)[0], 12],
          [place(0, 0)[0], 176],
        ],
        tone: 'soft',
        dashed: true,
      },
      tick(-1, '−Δ'),
      tick(0, '0'),
      tick(1, 'Δ'),
    ],
  );
}

/** Intervals of a criterion against its predicted set. */
export const verdictsPicture = (): PictureScene =>
  barsOver(
    [-3, 0],
    [
      { range: [-2.6, -0.6], sign: 'yes' },
      { range: [0.4, 2.2], sign: 'no' },
      { range: [-1.4, 0.9], sign: 'open' },
    ],
    [],
  );
