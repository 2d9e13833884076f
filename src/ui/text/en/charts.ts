import { formatShort } from '../../../figure/format-number.ts';

/** Words of charts: what a tooltip says of a point. */
export const CHARTS_ENGLISH = {
  step: 'step',
  epoch: 'epoch',
  /** Of what is known by its name rather than its symbol. */
  nameInText: (label: string) => label.toLowerCase(),
  sharpness: (method: string, tolerance: number, cap: number | null) =>
    `${method} ± its error; ${cap === null ? `tolerance ${formatShort(tolerance)}` : `stopped at its cap of ${cap} iterations`}.`,
  estimate: (label: string, converged: boolean) =>
    `${label}. ± half-width of its bound or 95 % interval${converged ? '' : '; stopped at its cap of iterations'}.`,
  exact: (method: string) => `${method} Exact up to rounding.`,
  curves: {
    mean: (units: string) => `Mean over ${units}, with its 95 % interval.`,
    median: (units: string) => `Median over ${units}, with their quartiles.`,
  },
};
