import type { Figure } from '../claims/figure.ts';
import type { Interval } from '../math/interval.ts';

/** Budget of a claim: quick ≤ 10 s, standard ≤ 60 s, thorough without limit. */
export type BudgetSize = 'quick' | 'standard' | 'thorough';

/** A quantity with the set in which the claim predicts it to lie. All criteria of a claim must hold. */
export interface ClaimCriterion {
  readonly name: string;
  readonly predicted: Interval;
  /** Stricter set for the estimate alone, where the paper's recipe has one. */
  readonly estimateWithin?: Interval;
}

/** A prediction of a paper with the rule that decides it, both fixed before anything was measured. */
export interface ClaimDescription {
  /** "X20-2". */
  readonly id: string;
  readonly title: string;
  /** One sentence without symbols. */
  readonly statement: string;
  /** The statement in symbols. */
  readonly symbols: string;
  /** What is swept and what is measured. */
  readonly experiment: string;
  readonly source: {
    readonly cite: string;
    readonly title: string;
    /** arXiv number; null if it has none. */
    readonly arxiv: string | null;
    readonly place: string;
    /** `read`: checked against the paper, its code or its data. `recalled`: from memory. */
    readonly provenance: 'read' | 'recalled';
  };
  readonly criteria: readonly ClaimCriterion[];
  /** What one replicate is: "seed", "particle per cell". */
  readonly replicate: string;
  /** Seconds on one core, at each size. */
  readonly seconds: Readonly<Record<BudgetSize, number>>;
}

/** An interval for the quantity of one criterion; all of a claim's hold simultaneously with 95 %, over its sizes as well. */
export interface MeasuredInterval extends Interval {
  readonly estimate: number;
  /** Independent replicates behind it. */
  readonly replicates: number;
  /** Part of the half-width that no number of replicates removes; absent if none. */
  readonly irreducible?: number;
}

export type VerdictName = 'supported' | 'refuted' | 'undecided';

/** Supported if every interval lies inside its predicted set, refuted if any lies outside, else undecided. */
export interface ClaimVerdict {
  readonly kind: VerdictName;
  /** One per criterion, in their order. */
  readonly parts: readonly VerdictName[];
  /** Further replicates that would settle it with probability about ½; null if it is settled or no number would. */
  readonly furtherReplicates: number | null;
}

export interface RunClaimOptions {
  /** Default: quick. */
  readonly size?: BudgetSize | undefined;
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Fraction done, in [0, 1]. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface ClaimOutcome {
  readonly id: string;
  readonly size: BudgetSize;
  readonly verdict: ClaimVerdict;
  /** One per criterion, in their order. */
  readonly measured: readonly MeasuredInterval[];
  readonly figure: Figure;
  /** What a reader needs to interpret the numbers. */
  readonly remarks: readonly string[];
  /** SHA-256, in hex, of every number; that of the page and the command line. */
  readonly fingerprint: string;
  /** Engine, precision and self-check in words. */
  readonly computedBy: string;
  /** The text of a claim record, which the page reads. */
  recordFile(): string;
}
