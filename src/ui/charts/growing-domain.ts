import { useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import type { AxisKind, Domain } from './axis-kind.ts';

const STEPS = [1, 2, 5, 10];

function outwards(value: number, up: boolean): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const mantissa = value / power;
  const steps = up ? STEPS.find((m) => m >= mantissa * (1 - 1e-9)) : STEPS.findLast((m) => m <= mantissa * (1 + 1e-9));
  return Number(((steps ?? 1) * power).toPrecision(12));
}

/** The smallest domain with ends at 1, 2, 5 × 10ᵏ (log, and symlog on either side of 0) or at a round step (linear) that holds both numbers. */
export function niceDomain([low, high]: Domain, kind: AxisKind): Domain {
  if (kind === 'log') {
    const wide = high > low ? high : low * 2;
    return [outwards(low, false), outwards(wide, true)];
  }
  if (kind === 'symlog') {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return [low < 0 ? -outwards(-low, true) : 0, high > 0 ? outwards(high, true) : low < 0 ? 0 : most];
  }
  const span = high - low || Math.abs(high) || 1;
  const step = outwards(span / 5, true);
  return [
    Number((Math.floor(low / step + 1e-9) * step).toPrecision(12)),
    Number((Math.ceil(high / step - 1e-9) * step).toPrecision(12)) || step,
  ];
}

/** `held` extended, in nice steps, until it holds `extent`; the same object where it already does. */
export function extendDomain(held: Domain | null, extent: Domain | null, kind: AxisKind): Domain | null {
  if (!extent) return held;
  if (!held) return niceDomain(extent, kind);
  if (extent[0] >= held[0] && extent[1] <= held[1]) return held;
  const [low, high] = niceDomain([Math.min(held[0], extent[0]), Math.max(held[1], extent[1])], kind);
  // Nice ends may fall short of the extent by rounding: without this, a render would ask for another without end.
  return low === held[0] && high === held[1] ? held : [low, high];
}

/** A domain that only extends while `key` stays the same, so that axes never jump under streaming data. */
export function useGrowingDomain(key: unknown, extent: Domain | null, kind: AxisKind): Domain | null {
  const [held, setHeld] = useState<{ key: unknown; kind: AxisKind; domain: Domain | null }>({
    key,
    kind,
    domain: null,
  });
  const before = held.key === key && held.kind === kind ? held.domain : null;
  const domain = extendDomain(before, extent, kind);
  if (held.key !== key || held.kind !== kind || held.domain !== domain) setHeld({ key, kind, domain });
  return domain;
}

/** Least and greatest of the finite numbers (the positive ones for a log axis); null if there are none. */
export function extentOf(values: Iterable<number>, kind: AxisKind): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

const planNumbers = new WeakMap<SweepPlan, number>();
let plansSeen = 0;

/** Changes with the sweep, with what is shown, and once more when the sweep ends: only then may an axis tighten. */
export function domainKey({ plan, status }: Pick<BoardSweep, 'plan' | 'status'>, shown: string): string {
  if (!planNumbers.has(plan)) planNumbers.set(plan, ++plansSeen);
  return `${planNumbers.get(plan)} ${shown} ${status === 'finished'}`;
}
