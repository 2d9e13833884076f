import type { Interval } from '../math/interval.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { type Approximation, computedAt } from './approximate.ts';
import type { ExperimentRunner } from './experiment-runner.ts';
import type { Figure } from './figure.ts';
import type { ReplicateMemory } from './replicate-memory.ts';

/** Budget of a claim: quick ≤ 10 s, standard ≤ 60 s, thorough without limit. */
export const CLAIM_SIZES = ['quick', 'standard', 'thorough'] as const;
export type ClaimSize = (typeof CLAIM_SIZES)[number];

export interface Paper {
  /** "Xie, Sato, Sugiyama 2020". */
  readonly cite: string;
  readonly title: string;
  /** arXiv number; null if it has none. */
  readonly arxiv: string | null;
}

export interface Source extends Paper {
  /** Section, equation or experiment. */
  readonly place: string;
  /** `read`: checked against the paper, its code or its data. `recalled`: from memory, so no number of the paper is quoted. */
  readonly provenance: 'read' | 'recalled';
}

/** One quantity with the set in which the claim predicts it to lie. All criteria of a claim must hold. */
export interface Criterion {
  readonly name: string;
  /** In the quantity's unit; fixed before anything was measured. */
  readonly predicted: Interval;
  /** Stricter set for the estimate alone, where the paper's recipe has one. */
  readonly estimateWithin?: Interval;
  /** Family of the quantity, where its interval is computed at a stricter level to reach the nominal one; see `APPROXIMATE`. */
  readonly approximate?: Approximation;
}

/** A measured quantity. The intervals of a claim's criteria hold simultaneously with 95 %, over its sizes as well. */
export interface Measured extends Interval {
  readonly estimate: number;
  /** Number of independent replicates behind the interval, in units of the claim's `replicate`. */
  readonly replicates: number;
  /** Part of the interval's half-width that no number of replicates removes, such as half a grid spacing. Absent if none. */
  readonly irreducible?: number;
}

export interface Evidence {
  /** One per criterion, in the same order. */
  readonly measured: readonly Measured[];
  readonly figure: Figure;
  /** What a reader needs to interpret the numbers: censored cells, diverged runs, optima at the edge of a grid. */
  readonly remarks: readonly string[];
}

export interface ClaimContext {
  readonly runner: ExperimentRunner;
  readonly signal: AbortSignal;
  /** Fraction done, in [0, 1]. */
  readonly onProgress: (fraction: number) => void;
  /** What smaller sizes have measured; absent if nothing is to be kept. Results do not depend on it. */
  readonly memory?: ReplicateMemory | undefined;
}

export interface Cost {
  /** On one core; a network claim on two or more. */
  readonly seconds: number;
  /** "5 cells × 200 particles". */
  readonly work: string;
}

/** A change to a rule or a measurement, made after evidence had been seen. */
export interface Amendment {
  /** "2026-11-28". */
  readonly date: string;
  /** What was changed and why, in full sentences. */
  readonly why: string;
}

/** A sourced prediction with the rule that decides it, both fixed beforehand. `Traces` is the output of its experiment. */
export interface Claim<Traces = unknown> {
  /** As in the table of claims: "X20-2". */
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  /** One sentence without symbols. */
  readonly statement: string;
  /** The statement in symbols. */
  readonly symbols: string;
  /** What is swept and what is measured. */
  readonly experiment: string;
  readonly subject: 'toy' | 'network';
  readonly criteria: readonly Criterion[];
  /** What one replicate is: "particle per cell", "seed", "data set". */
  readonly replicate: string;
  readonly cost: Readonly<Record<ClaimSize, Cost>>;
  readonly pitfalls: readonly string[];
  /** Changes made after evidence had been seen. Absent if none. */
  readonly amended?: readonly Amendment[];
  /** It relates curvature to generalization, so its figure carries the caveat of D17-1. */
  readonly setsCurvatureAgainstGeneralization?: true;
  /** Why the result differs from the paper's, if it does at some size: what is known and what is conjecture. */
  readonly differs?: string;
  /** Sweeps that `perform` trains at this size; empty for a toy. */
  sweeps(size: ClaimSize): readonly SweepSpecInput[];
  /** Performs the experiment. The only impure part; the result depends on the size and the runner's engine alone. */
  perform(size: ClaimSize, context: ClaimContext): Promise<Traces>;
  /** Pure: the numbers that decide the verdict. */
  evidence(traces: Traces): Evidence;
}

/**
 * Level of each of `count` intervals such that all hold simultaneously with 95 %, at every size at once: 1 − 0.05/(3·count).
 * A claim is looked at again at the next larger size until it is decided, so each of the three looks spends a third of the
 * 5 % (Bonferroni), at whichever sizes it was really looked at. Looks may depend on each other in any way, as they do where
 * a larger size has other cells. For nested normal samples of equal steps Pocock's constant would do, 2.289 against 2.394
 * here: intervals are up to 4.6 % wider than need be. Source: repeated confidence intervals, Jennison & Turnbull 1989,
 * doi:10.1111/j.2517-6161.1989.tb01433.x; spending in parts, Lan & DeMets 1983, doi:10.1093/biomet/70.3.659.
 */
export const levelOfEach = (count: number) => 1 - 0.05 / (CLAIM_SIZES.length * count);

/** Level at which the interval of each criterion is computed: `levelOfEach`, or stricter where its family needs it. */
export const levelsOf = (criteria: readonly Pick<Criterion, 'approximate'>[]): number[] =>
  criteria.map(({ approximate }) => computedAt(levelOfEach(criteria.length), approximate));
