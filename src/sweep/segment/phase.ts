import { TIER_ORDER } from '../../probes/scalar/tiers.ts';

/** What is measured beside training, in increasing order of cost. */
export const MEASURING = ['losses', 'sharpness', ...TIER_ORDER] as const;
export type Measuring = (typeof MEASURING)[number];

/** What a segment spends time on; work that several tiers share counts for the first of them. */
export type Phase = 'training' | Measuring;

/**
 * Told whenever a segment turns to something else. A segment reads no clock: whoever holds one can so say what takes
 * time, and no result depends on it.
 */
export type PhaseObserver = (phase: Phase) => void;

/** How long each phase took; those that did not occur are absent. */
export type PhaseMilliseconds = Readonly<Partial<Record<Phase, number>>>;

/** Adds the times of phases, whichever segment and worker they are of. */
export function sumOfPhases(sum: PhaseMilliseconds | null, more: PhaseMilliseconds): PhaseMilliseconds {
  const phases = ['training', ...MEASURING] as const;
  const pairs = phases.flatMap((phase) => {
    const parts = [sum?.[phase], more[phase]].filter((part) => part !== undefined);
    return parts.length > 0 ? [[phase, parts.reduce((a, b) => a + b)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
