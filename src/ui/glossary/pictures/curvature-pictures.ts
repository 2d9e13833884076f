import { flowLosses, iterates } from './descent.ts';
import { curve, type PictureMark, type PicturePoint, type PictureScene, plane, spaced } from './marks.ts';

/** Two parabolas of different curvature, and how much one displacement raises each. */
export function parabolasPicture(): PictureScene {
  const { path, place } = plane({ x: [-1.6, 1.9], y: [-0.15, 2.4], left: 12 });
  const shift = 0.9;
  const bowls = [
    { lambda: 1, tone: 'ink' as const, end: 1.6 },
    { lambda: 4, tone: 'accent' as const, end: 1.09 },
  ];
  return [
    {
      kind: 'line',
      points: path([
        [-1.6, 0],
        [1.9, 0],
      ]),
      tone: 'soft',
      thin: true,
    },
    ...bowls.flatMap(({ lambda, tone, end }): PictureMark[] => [
      { kind: 'line', points: path(curve((x) => (lambda * x * x) / 2, -end, end)), tone },
      { kind: 'dot', at: place(shift, (lambda * shift * shift) / 2), tone },
    ]),
    {
      kind: 'line',
      points: path([
        [shift, 0],
        [shift, 2 * shift * shift],
      ]),
      tone: 'soft',
      dashed: true,
    },
    { kind: 'text', at: [place(shift, 0)[0], place(shift, 0)[1] + 17], text: 'ε', anchor: 'middle' },
    {
      kind: 'text',
      at: [place(shift, 1.62)[0] + 10, place(shift, 1.62)[1] + 4],
      text: '½λ₁ε², λ₁ = 4',
      tone: 'accent',
    },
    { kind: 'text', at: [place(shift, 0.405)[0] + 10, place(shift, 0.405)[1] + 12], text: 'λ₁ = 1' },
  ];
}

const SHOWN_PRODUCTS = [1.5, 1.9, 2, 2.1];

/** Distance to the minimum of a quadratic, step by step, on a logarithmic axis. */
export function distancesPicture(): PictureScene {
  const { path, place, axes } = plane({ x: [0, 20], y: [0.01, 12], kind: 'log', right: 236 });
  const steps = spaced(0, 20, 21);
  return [
    ...axes('step', 'log |x|'),
    ...SHOWN_PRODUCTS.flatMap((product): PictureMark[] => {
      const all = iterates(product, 1, 20).map(Math.abs);
      const points = steps.map((t): PicturePoint => [t, all[t] as number]).filter(([, size]) => size >= 0.01);
      const last = points[points.length - 1] as PicturePoint;
      const [x, y] = place(...last);
      const tone = product > 2 ? ('accent' as const) : ('ink' as const);
      return [
        { kind: 'line', points: path(points), tone, dashed: product === 2 },
        { kind: 'text', at: [x + 6, product < 1.6 ? y - 2 : y + 4], text: `ηλ = ${product}`, tone },
      ];
    }),
  ];
}

/** The iterates of gradient descent on a parabola, below and above the limit. */
export function iteratesPicture(): PictureScene {
  return [1.8, 2.1].flatMap((product, i): PictureMark[] => {
    const { path, place } = plane({ x: [-1.2, 1.2], y: [-0.1, 1.4], left: 8 + 156 * i, right: 152 + 156 * i });
    const height = (x: number) => x * x;
    const all = iterates(product, product < 2 ? 1 : 0.4, 9).filter((x) => Math.abs(x) < 1.15);
    return [
      { kind: 'line', points: path(curve(height, -1.15, 1.15)), tone: 'soft' },
      { kind: 'line', points: path(all.map((x): PicturePoint => [x, height(x)])), tone: 'accent', thin: true },
      ...all.map(
        (x, t): PictureMark => ({
          kind: 'dot',
          at: place(x, height(x)),
          tone: 'accent',
          radius: 3,
          hollow: t === 0,
        }),
      ),
      { kind: 'text', at: [80 + 156 * i, 194], text: `ηλ = ${product}`, anchor: 'middle' },
    ];
  });
}

/** Training and test loss of a linear regression under gradient flow, and the gap at the end. */
export function gapPicture(): PictureScene {
  const END = 150;
  const { path, place, axes } = plane({ x: [0, END], y: [0, 0.6], right: 240 });
  const { train, test } = flowLosses(END);
  const [x, low] = place(END, train);
  const high = place(END, test)[1];
  return [
    ...axes('η·step', 'L'),
    { kind: 'line', points: path(curve((t) => flowLosses(t).train, 0, END, 151)), tone: 'ink' },
    { kind: 'line', points: path(curve((t) => flowLosses(t).test, 0, END, 151)), tone: 'ink', dashed: true },
    {
      kind: 'line',
      points: [
        [x + 6, low],
        [x + 6, high],
      ],
      tone: 'accent',
    },
    { kind: 'text', at: [x + 12, high + 2], text: 'L_test' },
    { kind: 'text', at: [x + 12, (low + high) / 2 + 6], text: 'L_test − L', tone: 'accent' },
    { kind: 'text', at: [x + 12, low + 6], text: 'L' },
  ];
}
