import type { Evidence } from '../../claims/claim.ts';
import type { VerdictKind } from '../../claims/judge.ts';
import { log } from '../../math/elementary.ts';
import { differenceOfPairs, pBeyondMargin, testEquivalence } from '../../math/equivalence-tests.ts';
import type { Interval } from '../../math/interval.ts';
import { meanRankCorrelation } from '../../math/mean-rank-correlation.ts';
import { compareCells, stepOfContrast } from '../../sweep/results/compare-cells.ts';
import { resolutionOf } from '../../sweep/results/quantity-interval.ts';
import type { UnitValue } from '../../sweep/results/units.ts';
import { isByRatio, onDotAxis } from '../lesson-quantity.ts';
import type { FindingRule } from './finding-rule.ts';
import { type LessonRun, limitAt, valuesAt } from './lesson-run.ts';

/** What a rule comes out as. The numbers are NaN where the run does not have them. */
export interface LessonFinding {
  readonly branch: string;
  /** A ratio, a difference or a correlation. */
  readonly estimate: number;
  /** 95 %. */
  readonly interval: Interval;
}

const UNKNOWN: Omit<LessonFinding, 'branch'> = {
  estimate: Number.NaN,
  interval: { low: Number.NaN, high: Number.NaN },
};

type ComparedRule = Extract<FindingRule, { kind: 'compare' | 'alike' }>;

/** The values of both sides of a comparison, by unit. */
function sidesOf(run: LessonRun, { quantity, of, to, at }: ComparedRule): { b: UnitValue[]; a: UnitValue[] } {
  const b = valuesAt(run, of, quantity, at);
  if (to === 'start' || to === 'end') return { b, a: valuesAt(run, of, quantity, to) };
  if (typeof to === 'object') return { b, a: valuesAt(run, to, quantity, at) };
  const constant = to === 'limit' ? limitAt(run, of) : to;
  return { b, a: b.map(({ unit }) => ({ unit, value: constant })) };
}

/** Which side of equality an interval is on. */
const sideOf = ({ low, high }: Interval, equality: number) =>
  high < equality ? 'lower' : low > equality ? 'higher' : 'open';

/** α of each of the two one-sided tests of equivalence, and of the test of a difference beyond the margin. */
const ALPHA = 0.05;

/** Whether a mean log ratio is within ±log margin. */
function alikeBranch(logRatios: readonly number[], margin: number): string {
  const difference = differenceOfPairs(logRatios);
  if (testEquivalence(difference, { margin: log(margin), alpha: ALPHA }).equivalent) return 'alike';
  return pBeyondMargin(difference, log(margin)) < ALPHA ? 'apart' : 'open';
}

function comparedFinding(run: LessonRun, rule: ComparedRule): LessonFinding {
  const { a, b } = sidesOf(run, rule);
  const { quantity } = rule;
  const contrast = isByRatio(quantity) ? 'ratio' : 'difference';
  const step = stepOf(quantity, [resolutionOf(run.plan, true)]);
  const compared = a.length > 0 && b.length > 0 ? compareCells([{ a, b }], { contrast, isPaired: true, step }) : null;
  if (!compared) return { branch: 'open', ...UNKNOWN };
  const { estimate, interval } = compared;
  if (rule.kind === 'compare') return { branch: sideOf(interval, contrast === 'ratio' ? 1 : 0), estimate, interval };
  const logRatios = b.map(
    ({ unit, value }) => log(value) - log(a.find((each) => each.unit === unit)?.value ?? Number.NaN),
  );
  return { branch: alikeBranch(logRatios, rule.margin), estimate, interval };
}

/** Smallest distance of two values of a quantity on the scale of its contrast. */
const stepOf = (quantity: ComparedRule['quantity'], resolutions: Parameters<typeof stepOfContrast>[1]): number => {
  if (quantity === 'steps' || quantity === 'examples') return stepOfContrast('steps', resolutions);
  return quantity === 'accuracyGap' || quantity === 'testAccuracy' ? stepOfContrast(quantity, resolutions) : 0;
};

function trendFinding(run: LessonRun, rule: Extract<FindingRule, { kind: 'trend' }>): LessonFinding {
  const places = run.plan.batchSizes.flatMap((batchSize) =>
    run.plan.learningRates.map((learningRate) => ({ learningRate, batchSize })),
  );
  const cells = places
    .map((place) => ({ place, values: valuesAt(run, place, rule.quantity, rule.at) }))
    .filter(({ values }) => values.length > 0);
  const units = cells[0]?.values.map(({ unit }) => unit) ?? [];
  if (cells.length < 3 || units.length < 2) return { branch: 'open', ...UNKNOWN };
  const rows = units.map((unit) =>
    cells.map(({ values }) => values.find((each) => each.unit === unit)?.value ?? Number.NaN),
  );
  const x = cells.map(({ place }) => onDotAxis(place, rule.along));
  const { estimate, interval } = meanRankCorrelation(x, rows);
  return { branch: sideOf(interval, 0), estimate, interval };
}

/** What decides findings: a finished run, and verdicts on claims by their ids. */
export interface FindingSources {
  readonly run: LessonRun | null;
  /** The evidence at hand on a claim. */
  evidence(claim: string): Evidence | undefined;
  verdict(claim: string): VerdictKind | undefined;
}

/** A rule decided; null where there is nothing to decide it yet. */
export function findingOn(rule: FindingRule, { run, verdict, evidence }: FindingSources): LessonFinding | null {
  if (rule.kind === 'claim') {
    const branch = verdict(rule.claim);
    return branch === undefined ? null : { branch, ...UNKNOWN };
  }
  if (rule.kind === 'evidence') {
    const measured = evidence(rule.claim)?.measured[rule.criterion];
    if (!measured) return null;
    const { estimate, low, high } = measured;
    return { branch: sideOf({ low, high }, rule.to), estimate, interval: { low, high } };
  }
  if (!run) return null;
  return rule.kind === 'trend' ? trendFinding(run, rule) : comparedFinding(run, rule);
}
