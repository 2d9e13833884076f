import { scaleLinear, scaleLog, scaleSymlog } from 'd3';
import type { AxisKind, Domain } from './axis-kind.ts';

/** Powers of ten on each side of zero that a symmetric-log axis resolves; below that it is linear. */
const DECADES = 3;

/** Width of the linear part of a symmetric-log axis around 0: a power of ten, three below the largest of its ends. */
export function linearWidth([low, high]: Domain): number {
  const most = Math.max(Math.abs(low), Math.abs(high));
  return most > 0 ? 10 ** (Math.ceil(Math.log10(most) - 1e-9) - DECADES) : 1;
}

/** A d3 scale. `symlog`: sign(v)·log(1 + |v|/c) with c = `linearWidth`, which shows values of either sign and 0. */
export function scaleOf(kind: AxisKind, domain: Domain, range: Domain) {
  if (kind === 'symlog') return scaleSymlog([...domain], [...range]).constant(linearWidth(domain));
  return (kind === 'log' ? scaleLog : scaleLinear)([...domain], [...range]);
}

/** The axis that shows every value: a log axis has no place for values ≤ 0, a symmetric-log axis has. */
export const kindShowing = (kind: AxisKind, least: number): AxisKind =>
  kind === 'log' && least <= 0 ? 'symlog' : kind;
