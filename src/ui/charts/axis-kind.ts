/** `symlog`: logarithmic on both sides of a linear stretch around 0; see `scaleOf`. */
export type AxisKind = 'log' | 'linear' | 'symlog';

export type Domain = readonly [number, number];
