import type { Tier } from '../../probes/scalar/tiers.ts';

/** What a segment is busy with: training, or measuring what; work that tiers share counts for the one that asked first. */
export type Phase = 'training' | 'losses' | 'sharpness' | Tier;

/**
 * Told whenever a segment turns to something else. A segment reads no clock: whoever holds one can so say what takes
 * time, and no result depends on it.
 */
export type PhaseObserver = (phase: Phase) => void;

/** How long each phase took; those that did not occur are absent. */
export type PhaseMilliseconds = Readonly<Partial<Record<Phase, number>>>;
