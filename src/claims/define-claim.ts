import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import {
  CLAIM_SIZES,
  type Claim,
  type ClaimContext,
  type ClaimSize,
  type Cost,
  type Criterion,
  type Evidence,
  levelOfEach,
  type Measured,
} from './claim.ts';
import type { Figure } from './figure.ts';
import { countText } from './number-text.ts';

export type BySize<T> = Readonly<Record<ClaimSize, T>>;

/** "6 B × 12 η × 8 data sets": counts, or lists by their length, each with its noun. */
export const workText = (counts: Readonly<Record<string, number | readonly unknown[]>>) =>
  Object.entries(counts)
    .map(([noun, count]) => `${countText(typeof count === 'number' ? count : count.length)} ${noun}`)
    .join(' × ');

/** A number of the design with its noun, the standard size first: "10,000 steps (quick: 6,000; thorough: 20,000)". */
export function sizesText<D>(design: BySize<D>, of: (design: D) => number, noun: string): string {
  const usual = of(design.standard);
  const others = (['quick', 'thorough'] as const).filter((size) => of(design[size]) !== usual);
  const exceptions = others.map((size) => `${size}: ${countText(of(design[size]))}`).join('; ');
  return `${countText(usual)} ${noun}${exceptions === '' ? '' : ` (${exceptions})`}`;
}

/** The part of a claim that is written by hand, as it is. */
type ClaimText = Omit<Claim, 'subject' | 'replicate' | 'criteria' | 'cost' | 'sweeps' | 'perform' | 'evidence'>;

/** How much an experiment repeats at each size, and what that costs. */
interface Designed<Design> {
  readonly design: BySize<Design>;
  /** Measured, on one core; a network claim on two or more. */
  readonly seconds: BySize<number>;
  /** By `workText`, from the same numbers as `perform` uses. */
  readonly work: (design: NoInfer<Design>) => string;
}

export interface ToyExperiment<Design, Traces> extends Designed<Design> {
  readonly perform: (design: NoInfer<Design>, context: ClaimContext) => Promise<Traces>;
}

export interface NetworkExperiment<Design, Traces> extends Designed<Design> {
  readonly sweeps: (design: NoInfer<Design>) => readonly SweepSpecInput[];
  perform(
    sweeps: readonly SweepSpecInput[],
    context: ClaimContext & { readonly design: NoInfer<Design> },
  ): Promise<Traces>;
}

export interface MeasuredCriterion<Analysis> extends Criterion {
  /** The quantity with an interval of this level. */
  measure(analysis: Analysis, level: number): Measured;
}

/**
 * `Analysis` is what `analyse` returns, and the traces where there is none: never what a measure would like to get.
 * TypeScript may see `criteria` and named functions before an untyped `perform`, and then takes Analysis for `unknown`: give
 * the arguments of measures types there, and write named functions out.
 */
interface Measurement<Traces, Analysis> {
  /** What measures, figure and remarks have in common, computed once. Absent: the traces as they are. */
  readonly analyse?: (traces: Traces) => Analysis;
  readonly criteria: readonly MeasuredCriterion<NoInfer<Analysis>>[];
  readonly figure: (analysis: NoInfer<Analysis>, measured: readonly Measured[]) => Figure;
  /** Default none. */
  readonly remarks?: (analysis: NoInfer<Analysis>) => readonly string[];
}

type Definition<Experiment, Traces, Analysis> = ClaimText & Experiment & Measurement<Traces, Analysis>;

/** The evidence in what an experiment left: each criterion measured at the level that all of them share. */
function evidenceOf<Traces, Analysis>(
  { analyse, criteria, figure, remarks }: Measurement<Traces, Analysis>,
  traces: Traces,
): Evidence {
  const analysis = analyse ? analyse(traces) : (traces as unknown as Analysis);
  const level = levelOfEach(criteria.length);
  const measured = criteria.map(({ measure }) => measure(analysis, level));
  return { measured, figure: figure(analysis, measured), remarks: remarks?.(analysis) ?? [] };
}

const costOf = <Design>({ design, seconds, work }: Designed<Design>) =>
  Object.fromEntries(
    CLAIM_SIZES.map((size): [ClaimSize, Cost] => [size, { seconds: seconds[size], work: work(design[size]) }]),
  ) as Record<ClaimSize, Cost>;

/** What is the same in claims about toys and about networks. */
function common<Design, Traces, Analysis>(
  definition: ClaimText & Designed<Design> & Measurement<Traces, Analysis>,
): Omit<Claim<Traces>, 'subject' | 'replicate' | 'sweeps' | 'perform'> {
  const { design, seconds, work, analyse, figure, remarks, criteria, ...text } = definition;
  return {
    ...text,
    criteria: criteria.map(({ measure, ...criterion }) => criterion),
    cost: costOf(definition),
    evidence: (traces) => evidenceOf(definition, traces),
  };
}

/** A claim about a system small enough to be simulated particle by particle. */
export const toyClaim = <Design, Traces, Analysis = Traces>(
  definition: Pick<Claim, 'replicate'> & Definition<ToyExperiment<Design, Traces>, Traces, Analysis>,
): Claim<Traces> => ({
  ...common<Design, Traces, Analysis>(definition),
  subject: 'toy',
  replicate: definition.replicate,
  sweeps: () => [],
  perform: (size, context) => definition.perform(definition.design[size], context),
});

/** A claim about networks, which sweeps train; seeds are what its intervals are over. */
export const networkClaim = <Design, Traces, Analysis = Traces>(
  definition: Definition<NetworkExperiment<Design, Traces>, Traces, Analysis>,
): Claim<Traces> => ({
  ...common<Design, Traces, Analysis>(definition),
  subject: 'network',
  replicate: 'seed',
  sweeps: (size) => definition.sweeps(definition.design[size]),
  perform(size, context) {
    const design = definition.design[size];
    return definition.perform(definition.sweeps(design), { ...context, design });
  },
});
