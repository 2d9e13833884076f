import type { Network } from '../../engine/network.ts';
import { type ParameterBlock, parameterLayout } from '../../engine/parameter-layout.ts';

/** Of the polynomial that makes a matrix nearly orthogonal. */
export const ITERATIONS = 5;

/** The weight matrices that Muon trains: those of every layer but the last. */
export const matricesOf = (network: Network): readonly ParameterBlock[] =>
  parameterLayout(network)
    .blocks.slice(0, -1)
    .filter(({ kind }) => kind === 'affine');

/** Multiply-adds for a matrix `[rows, columns]`. */
function orthogonaliseWork(rows: number, columns: number): number {
  const [short, long] = [Math.min(rows, columns), Math.max(rows, columns)];
  return ITERATIONS * (short * short * long * 1.5 + short ** 3);
}

/** Floating-point operations of one step for all matrices. */
export const matrixOperations = (network: Network): number =>
  2 * matricesOf(network).reduce((sum, { fanIn, out }) => sum + orthogonaliseWork(fanIn, out), 0);
