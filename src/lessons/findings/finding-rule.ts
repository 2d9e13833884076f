import type { DotAxis, LessonPlace, LessonQuantity, ReadAt } from '../lesson-quantity.ts';

/** What a finding can come out as, by its kind. */
export const BRANCHES = {
  compare: ['lower', 'higher', 'open'],
  alike: ['alike', 'apart', 'open'],
  trend: ['lower', 'higher', 'open'],
  claim: ['supported', 'refuted', 'undecided'],
} as const;

interface Compared {
  readonly quantity: LessonQuantity;
  /** What `of` is compared with; `limit`: 2/η of `of` itself, for λ₁. */
  readonly to: LessonPlace | 'limit';
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
  | { readonly kind: 'claim'; readonly claim: string; readonly expected: string };

/** The branches that a text on a finding must have. */
export const branchesOf = ({ kind }: FindingRule): readonly string[] => BRANCHES[kind];
