import { mean } from '../../math/statistics.ts';
import type { Figure, FigureSeries } from '../figure.ts';
import { remarkIf } from '../network-runs.ts';

/** log L at epochs 1, 2, … of each seed under one setting; every setting has the same seeds and epochs. */
export interface LossCurves {
  readonly name: string;
  /** `[seed][epoch − 1]`; NaN from the divergence of a run on. */
  readonly curves: readonly (readonly number[])[];
}

const curveSeries = ({ name, curves }: LossCurves): FigureSeries => ({
  name,
  kind: 'measured',
  points: curves[0].map((_, at) => ({ x: at + 1, y: mean(curves.map((curve) => curve[at])) })),
});

export const curvesFigure = (all: readonly LossCurves[]): Figure => ({
  x: { label: 'epoch', scale: 'linear' },
  y: { label: 'log of training loss', scale: 'linear' },
  series: all.map(curveSeries),
});

export function divergedCurveRemarks(all: readonly LossCurves[]): string[] {
  return all.flatMap(({ name, curves }) => {
    const lost = curves.filter((curve) => !curve.every(Number.isFinite)).length;
    return remarkIf(
      lost > 0,
      `${name}: ${lost} of ${curves.length} runs did not last ${curves[0].length} epochs; they are left out.`,
    );
  });
}
