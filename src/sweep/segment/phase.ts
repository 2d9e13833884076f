import type { Tier } from '../../probes/scalar/tiers.ts';

/** Current work of a segment: training, or what it measures; work that tiers share counts for the first of them. */
export type Phase = 'training' | 'losses' | 'sharpness' | Tier;

/**
 * Called at every change of phase. A segment reads no clock: the caller can time the phases with its own, and no result
 * depends on it.
 */
export type PhaseObserver = (phase: Phase) => void;

/** Duration of each phase; phases that did not occur are absent. */
export type PhaseMilliseconds = Readonly<Partial<Record<Phase, number>>>;
