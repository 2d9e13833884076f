/** Measured series in order, on a light page; distinguishable under the common colour-vision deficiencies. */
export const SERIES_COLOURS = ['#0f647c', '#c2501a', '#6b4fa8', '#8a6d00', '#b0376f', '#3d6b2e'] as const;
export const INK = '#16222a';
export const SOFT_INK = '#52616b';
export const LINE = '#b9c4c9';
export const GRID = '#e3e8ea';
export const PAPER = '#ffffff';

/** The value of a series by its order; they repeat after the last. */
export const cyclic = <T>(values: readonly [T, ...T[]], order: number): T => values[order % values.length] ?? values[0];
