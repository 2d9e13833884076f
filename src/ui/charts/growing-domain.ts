import { useState } from 'react';
import { extendDomain } from '../../figure/axes/domain.ts';
import type { AxisKind, Domain } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';

/** A domain that only extends while `key` stays the same, so that axes do not jump while samples stream in. */
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

const planNumbers = new WeakMap<SweepPlan, number>();
let plansSeen = 0;

/** Changes with the sweep, with what is shown, and when the sweep finishes: only then may a domain shrink. */
export function domainKey({ plan, status }: Pick<BoardSweep, 'plan' | 'status'>, shown: string): string {
  if (!planNumbers.has(plan)) planNumbers.set(plan, ++plansSeen);
  return `${planNumbers.get(plan)} ${shown} ${status === 'finished'}`;
}
