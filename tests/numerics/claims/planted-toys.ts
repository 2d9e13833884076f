import { draws } from './judged.ts';

const { streamOf } = draws(12345);

/** Fractions with a planted log ratio per cell and a spread of 0.05 between particles. */
export const occupationLine = (
  x: readonly number[],
  logRatio: (x: number) => number,
  draw: number,
  particles = 100,
) => {
  const stream = streamOf(draw);
  const points = x.map((at) => {
    const fraction = 1 / (1 + Math.exp(-logRatio(at)));
    const left = Float64Array.from(
      { length: particles },
      () => fraction + 0.05 * fraction * (1 - fraction) * stream.normal(),
    );
    return { x: at, predicted: logRatio(at), left };
  });
  return { name: 'planted', points };
};
