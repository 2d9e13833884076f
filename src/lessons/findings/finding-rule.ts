import type { DotAxis, LessonPlace, LessonQuantity, ReadAt } from '../lesson-quantity.ts';

/** What a finding can come out as, by its kind. */
export const BRANCHES = {
  compare: ['lower', 'higher', 'open'],
  alike: ['alike', 'apart', 'open'],
  trend: ['lower', 'higher', 'open'],
  evidence: ['lower', 'higher', 'open'],
  claim: ['supported', 'refuted', 'undecided'],
} as const;

interface Compared {
  readonly quantity: LessonQuantity;
  /**
   * What `of` is compared with: another cell at the same time, a number, or of the cell itself its start or end or, for λ₁, its `limit` 2/η.
   */
  readonly to: LessonPlace | 'limit' | 'start' | 'end' | number;
  readonly of: LessonPlace;
  readonly at: ReadAt;
}

/**
 * A statement of a lesson that its run, or the evidence that comes with the page, decides.
 * `compare`: of ÷ to (positive quantities) or of − to (accuracies and gaps), paired by unit: lower or higher where the 95 % interval
 * excludes equality, else open.
 * `alike`: the same ratio, alike where two one-sided 5 % tests put it within a factor of `margin`, apart where it is shown to be
 * beyond it, else open.
 * `trend`: mean over units of Spearman's ρ of the quantity and η, B or η/B over all cells: lower or higher where its 95 % interval
 * excludes 0.
 * `evidence`: a number of a claim's evidence against `to`: lower or higher where its interval excludes that.
 * `claim`: the verdict on a claim.
 * `expected`: the branch that the author wrote the lesson on; a test says where a run decides otherwise.
 */
export type FindingRule =
  | (Compared & { readonly kind: 'compare'; readonly expected: string })
  | (Compared & { readonly kind: 'alike'; readonly margin: number; readonly expected: string })
  | {
      readonly kind: 'trend';
      readonly quantity: LessonQuantity;
      readonly along: DotAxis;
      readonly at: ReadAt;
      readonly expected: string;
    }
  | {
      readonly kind: 'evidence';
      readonly claim: string;
      readonly criterion: number;
      readonly to: number;
      readonly expected: string;
    }
  | { readonly kind: 'claim'; readonly claim: string; readonly expected: string };

/** The branches that a text on a finding must have. */
export const branchesOf = ({ kind }: FindingRule): readonly string[] => BRANCHES[kind];
