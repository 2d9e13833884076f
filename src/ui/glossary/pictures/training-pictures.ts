import { calendarOf } from '../../../sweep/training/calendar.ts';
import { rateFactor } from '../../../sweep/training/rate-schedule.ts';
import { heavyBall, levelSet, quadraticLoss, samStep } from './descent.ts';
import {
  HEIGHT,
  type PictureMark,
  type PicturePoint,
  type PictureScene,
  partsInside,
  plane,
  spaced,
  WIDTH,
} from './marks.ts';

const RATES = [0.1, 0.2, 0.4, 0.8];
const SIZES = [32, 64, 128, 256];
const PITCH = 40;
const SIDE = 32;

/** B/η of the cell in a column and a row, which counts from the smallest B. */
export const inverseRatio = (column: number, line: number) =>
  Math.round((SIZES[line] as number) / (RATES[column] as number));
/** The inverse ratio of the diagonal that is filled. */
const LIT = 320;

/** A grid of η and B in powers of two, with one diagonal of equal η/B filled and the ratio of each at its end. */
export function diagonalsPicture(): PictureScene {
  const corner = (column: number, line: number): PicturePoint => [64 + PITCH * column, 142 - PITCH * line];
  const cells = RATES.flatMap((_, column) =>
    SIZES.map(
      (_, line): PictureMark => ({
        kind: 'box',
        at: corner(column, line),
        size: [SIDE, SIDE],
        tone: inverseRatio(column, line) === LIT ? 'accent' : 'soft',
        filled: inverseRatio(column, line) === LIT,
      }),
    ),
  );
  const centre = (column: number, line: number): PicturePoint => {
    const [x, y] = corner(column, line);
    return [x + SIDE / 2, y + SIDE / 2];
  };
  const last = RATES.length - 1;
  // From the lower or left edge of the grid to the upper or right one.
  const lines = spaced(1 - last, last - 1, 2 * last - 1).map((shift): PictureMark => {
    const from = centre(Math.max(0, shift), Math.max(0, -shift));
    const to = centre(last + Math.min(0, shift), last - Math.max(0, shift));
    return { kind: 'line', points: [from, to], tone: shift === 0 ? 'accent' : 'soft', thin: shift !== 0 };
  });
  const names = [
    ...RATES.map(
      (rate, column): PictureMark => ({
        kind: 'text',
        at: [80 + PITCH * column, 192],
        text: String(rate),
        anchor: 'middle',
      }),
    ),
    ...SIZES.map(
      (size, line): PictureMark => ({ kind: 'text', at: [54, 162 - PITCH * line], text: String(size), anchor: 'end' }),
    ),
  ];
  const top = SIZES.length - 1;
  const right = RATES.length - 1;
  const ends = SIZES.map(
    (_, line): PictureMark => ({
      kind: 'text',
      at: [64 + PITCH * right + SIDE + 8, 162 - PITCH * line],
      text: `1/${inverseRatio(right, line)}`,
      tone: inverseRatio(right, line) === LIT ? 'accent' : 'soft',
    }),
  );
  return [
    ...cells,
    ...lines,
    ...names,
    ...ends,
    { kind: 'text', at: [28, 162 - PITCH * top], text: 'B', tone: 'soft', anchor: 'end' },
    { kind: 'text', at: [244, 192], text: 'η', tone: 'soft' },
    { kind: 'text', at: [64 + PITCH * right + SIDE + 8, 8], text: 'η/B', tone: 'soft' },
  ];
}

const CLOCK_RATES = [0.05, 0.1, 0.2];

/** The loss of gradient descent for three η, against steps and against η·step. */
export function clocksPicture(): PictureScene {
  const bySteps = plane({ x: [0, 60], y: [0, 0.5], right: 150 });
  const byTime = plane({ x: [0, 3], y: [0, 0.5], left: 190 });
  const points = (rate: number, scale: number, end: number): PicturePoint[] =>
    spaced(0, Math.round(end / scale), Math.round(end / scale) + 1).map((step) => [
      step * scale,
      quadraticLoss(rate, step),
    ]);
  return [
    ...bySteps.axes('step', 'L'),
    ...byTime.axes('η·step', 'L'),
    ...CLOCK_RATES.flatMap((rate, i): PictureMark[] => {
      const look = { tone: i === 1 ? ('accent' as const) : ('ink' as const), dashed: i === 2 };
      return [
        { kind: 'line', points: bySteps.path(points(rate, 1, 60)), ...look },
        { kind: 'line', points: byTime.path(points(rate, rate, 3)), ...look },
      ];
    }),
    ...CLOCK_RATES.flatMap((rate, i): PictureMark[] => {
      const look = { tone: i === 1 ? ('accent' as const) : ('ink' as const), dashed: i === 2 };
      return [
        {
          kind: 'line',
          points: [
            [78, 52 + 18 * i],
            [98, 52 + 18 * i],
          ],
          ...look,
        },
        { kind: 'text', at: [104, 56 + 18 * i], text: `η = ${rate}`, tone: look.tone },
      ];
    }),
  ];
}

const BOWL = { curvatures: [1, 25], start: [-3, 0.6] } as const;
const MOMENTUM_RATE = 0.07;
const LEVELS = [0.3, 1.5, 4, 9];

/** Twenty steps of descent on an elongated quadratic, without and with momentum. */
export function momentumPicture(): PictureScene {
  const part = (top: number, bottom: number) =>
    plane({ x: [-3.4, 1.4], y: [-0.8, 0.8], left: 12, right: 308, top, bottom });
  return [0, 0.8].flatMap((momentum, i): PictureMark[] => {
    const { path, place } = part(4 + 100 * i, 92 + 100 * i);
    const points = heavyBall(BOWL, { rate: MOMENTUM_RATE, momentum }, 20);
    return [
      ...LEVELS.flatMap((level) =>
        partsInside(levelSet(BOWL.curvatures, level), ([x, y]) => x > -3.4 && x < 1.4 && Math.abs(y) < 0.8).map(
          (part): PictureMark => ({ kind: 'line', points: path(part), tone: 'soft', thin: true }),
        ),
      ),
      { kind: 'line', points: path(points), tone: 'accent' },
      ...points.map(([x, y]): PictureMark => ({ kind: 'dot', at: place(x, y), tone: 'accent', radius: 2 })),
      { kind: 'text', at: [308, 90 + 100 * i], text: `μ = ${momentum}`, anchor: 'end' },
    ];
  });
}

/** One step of SAM beside one of gradient descent, from the same point. */
export function samPicture(): PictureScene {
  const bowl = { curvatures: [1, 5], start: [-2.2, 0.7] } as const;
  const { path, place } = plane({ x: [-3.4, 1.2], y: [-1.5, 1.6], left: 8, right: 312, top: 8, bottom: 192 });
  const { ascent, end, plain } = samStep(bowl, { rate: 0.3, radius: 0.6 });
  const start = place(...bowl.start);
  return [
    ...[0.4, 1.5, 4, 8].flatMap((level) =>
      partsInside(path(levelSet(bowl.curvatures, level)), ([x, y]) => x > 0 && x < WIDTH && y > 0 && y < HEIGHT).map(
        (part): PictureMark => ({ kind: 'line', points: part, tone: 'soft', thin: true }),
      ),
    ),
    { kind: 'arrow', points: [start, place(...ascent)], tone: 'ink', dashed: true },
    { kind: 'arrow', points: [start, place(...plain)], tone: 'ink' },
    { kind: 'arrow', points: [start, place(...end)], tone: 'accent' },
    { kind: 'dot', at: start, tone: 'ink' },
    { kind: 'text', at: [start[0] - 8, start[1] + 4], text: 'θ', anchor: 'end' },
    { kind: 'text', at: [place(...ascent)[0] - 4, place(...ascent)[1] - 6], text: 'θ + ε', anchor: 'end' },
    { kind: 'text', at: [place(...plain)[0] + 6, place(...plain)[1]], text: 'SGD' },
    { kind: 'text', at: [place(...end)[0] + 6, place(...end)[1] + 4], text: 'SAM', tone: 'accent' },
  ];
}

const RUN = { steps: 400, calendar: calendarOf(100, 10) };
/** Schedules of a run of forty epochs, as a sweep performs them. */
export const SHOWN_SCHEDULES = [
  { rate: { kind: 'step', everyEpochs: 10, factor: 0.5 } },
  { rate: { kind: 'linear', from: 0.5, to: 0 } },
  { rate: { kind: 'cosine', to: 0 } },
  { rate: { kind: 'cyclic', highEpochs: 5, lowEpochs: 5, factor: 0.2 } },
  { warmupEpochs: 10 },
] as const;
const SHORT = ['½, ¼, ⅛', '1 → 0', 'cos', '1 ↔ 0.2', '0 → 1'];

/** The factor of η along a run, for each kind of schedule. */
export function schedulesPicture(): PictureScene {
  const steps = spaced(0, RUN.steps - 1, RUN.steps);
  return SHOWN_SCHEDULES.flatMap((schedule, i): PictureMark[] => {
    const [left, top] = [12 + 104 * (i % 3), 12 + 96 * Math.floor(i / 3)];
    const { path, axes } = plane({ x: [0, RUN.steps], y: [0, 1.15], left, right: left + 84, top, bottom: top + 58 });
    const points = steps.map((step): PicturePoint => [step, rateFactor(schedule, RUN.calendar, step, RUN.steps)]);
    return [
      ...axes('', ''),
      { kind: 'line', points: path(points), tone: 'accent' },
      { kind: 'text', at: [left + 42, top + 76], text: SHORT[i] as string, anchor: 'middle', tone: 'soft' },
    ];
  });
}
