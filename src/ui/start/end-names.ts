import { sameRatio } from '../../state/selectors.ts';
import type { CurveFacet } from './curve-scene.ts';

export interface EndName {
  readonly ratio: number;
  readonly isLit: boolean;
  readonly x: number;
  readonly y: number;
}

/** Curves by their ratios and their ends. */
interface Labelled {
  readonly frame: CurveFacet['frame'];
  readonly curves: readonly { readonly ratio: number; readonly points: readonly { readonly y: number }[] }[];
}

const LEAST_DISTANCE = 17;

/** The lit ratio beside the ends of its curves, and the lowest and highest ones where there is room. */
export function endNames({ curves, frame }: Labelled, litRatio: number | null): EndName[] {
  const heights = new Map<number, number[]>();
  for (const { ratio, points } of curves) {
    const key = Number(ratio.toPrecision(9));
    heights.set(key, [...(heights.get(key) ?? []), points.at(-1)?.y ?? Number.NaN]);
  }
  const all = [...heights]
    .map(([ratio, ends]) => ({ ratio, y: ends.reduce((sum, y) => sum + y, 0) / ends.length }))
    .sort((a, b) => a.ratio - b.ratio);
  const lit = all.find(({ ratio }) => litRatio !== null && sameRatio(ratio, litRatio));
  const kept: EndName[] = [];
  for (const each of [lit, all[0], all.at(-1)]) {
    if (!each) continue;
    const y = Math.max(frame.top + 6, Math.min(frame.bottom - 6, each.y));
    if (kept.some((other) => Math.abs(other.y - y) < LEAST_DISTANCE)) continue;
    kept.push({ ratio: each.ratio, isLit: each === lit, x: frame.right + 12, y });
  }
  return kept;
}
