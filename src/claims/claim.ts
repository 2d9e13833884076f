import type { Interval } from '../math/interval.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { ExperimentRunner } from './experiment-runner.ts';
import type { Figure } from './figure.ts';

/** How much is spent on a claim: quick ≤ 10 s, standard ≤ 60 s, thorough as long as it takes. */
export const CLAIM_SIZES = ['quick', 'standard', 'thorough'] as const;
export type ClaimSize = (typeof CLAIM_SIZES)[number];

export interface Paper {
  /** "Xie, Sato, Sugiyama 2020". */
  readonly cite: string;
  readonly title: string;
  /** arXiv number; null where it has none. */
  readonly arxiv: string | null;
}

export interface Source extends Paper {
  /** Section, equation or experiment. */
  readonly place: string;
  /** `read`: checked at the paper, its code or its data. `recalled`: from memory, so no number of the paper is quoted. */
  readonly provenance: 'read' | 'recalled';
}

/** One quantity with the set in which the claim says it lies. All criteria of a claim must hold. */
export interface Criterion {
  readonly name: string;
  /** In its own unit; fixed before anything was measured. */
  readonly predicted: Interval;
  /** Where the recipe asks more of the estimate than of its interval. */
  readonly estimateWithin?: Interval;
  /** Where simulated coverage misses the nominal one: what is said beside the number. It is no part of the rule. */
  readonly approximate?: string;
}

/** A measured quantity: its interval is simultaneous over the criteria of the claim, 95 % for all together. */
export interface Measured extends Interval {
  readonly estimate: number;
  /** Independent repetitions behind the interval, in the claim's `replicate`. */
  readonly replicates: number;
  /** Part of its reach to either side that no number of replicates removes, such as half the spacing of a grid; else absent. */
  readonly irreducible?: number;
}

export interface Evidence {
  /** One for each criterion, in their order. */
  readonly measured: readonly Measured[];
  readonly figure: Figure;
  /** What a reader must know to weigh the numbers: censored cells, diverged runs, optima at the edge of a grid. */
  readonly remarks: readonly string[];
}

export interface ClaimContext {
  readonly runner: ExperimentRunner;
  readonly signal: AbortSignal;
  /** Fraction done, in [0, 1]. */
  readonly onProgress: (fraction: number) => void;
}

export interface Cost {
  /** On one core; a network claim on two or more. */
  readonly seconds: number;
  /** "5 cells × 200 particles". */
  readonly work: string;
}

/** A rule, or the way its numbers are measured, that was changed after evidence had been seen. */
export interface Amendment {
  /** "2026-11-28". */
  readonly date: string;
  /** What was changed and why, in sentences. */
  readonly why: string;
}

/** A sourced prediction with the rule that decides it, both fixed before looking. `Traces` is what its experiment leaves. */
export interface Claim<Traces = unknown> {
  /** As in the table of claims: "X20-2". */
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  /** One plain sentence. */
  readonly statement: string;
  /** The same in symbols. */
  readonly symbols: string;
  /** What is swept and what is measured. */
  readonly experiment: string;
  readonly subject: 'toy' | 'network';
  readonly criteria: readonly Criterion[];
  /** What one replicate is: "particle per cell", "seed", "data set". */
  readonly replicate: string;
  readonly cost: Readonly<Record<ClaimSize, Cost>>;
  readonly pitfalls: readonly string[];
  /** Changes after a first look, which a reader must know of; absent if there are none. */
  readonly amended?: readonly Amendment[];
  /** It sets curvature against generalization, so that the caveat of D17-1 belongs beside its figure. */
  readonly setsCurvatureAgainstGeneralization?: true;
  /** Why it comes out otherwise than the paper says, where at some size it does: what is known, and what is only guessed. */
  readonly differs?: string;
  /** What a test of this size trains; none for a toy. */
  sweeps(size: ClaimSize): readonly SweepSpecInput[];
  /** Plays the experiment. The only impure part; a function of size and of the runner's engine alone. */
  perform(size: ClaimSize, context: ClaimContext): Promise<Traces>;
  /** Pure: the numbers the verdict rests on. */
  evidence(traces: Traces): Evidence;
}

/** Level of each interval such that `count` of them hold together with 95 % (Bonferroni). */
export const levelOfEach = (count: number) => 1 - 0.05 / count;
