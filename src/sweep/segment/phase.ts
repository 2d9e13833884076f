import { TIER_ORDER } from '../../probes/scalar/tiers.ts';

/** What is measured beside training, in increasing order of cost. */
export const MEASURING = ['losses', 'sharpness', ...TIER_ORDER] as const;
export type Measuring = (typeof MEASURING)[number];

/** What a segment spends time on; work that several tiers share counts for the first of them. */
export type Phase = 'training' | Measuring;

/**
 * Called at each change of phase. A segment itself reads no clock, so results cannot depend on one; the observer measures.
 */
export type PhaseObserver = (phase: Phase) => void;

/** Duration of each phase; phases that did not occur are absent. */
export type PhaseMilliseconds = Readonly<Partial<Record<Phase, number>>>;

/** Sums durations by phase. */
export function sumOfPhases(sum: PhaseMilliseconds | null, more: PhaseMilliseconds): PhaseMilliseconds {
  const phases = ['training', ...MEASURING] as const;
  const pairs = phases.flatMap((phase) => {
    const parts = [sum?.[phase], more[phase]].filter((part) => part !== undefined);
    return parts.length > 0 ? [[phase, parts.reduce((a, b) => a + b)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
