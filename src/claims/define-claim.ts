import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { amendmentsOf } from './amendments.ts';
import {
  CLAIM_SIZES,
  type Claim,
  type ClaimContext,
  type ClaimSize,
  type Cost,
  type Criterion,
  type Evidence,
  levelsOf,
  type Measured,
} from './claim.ts';
import type { Figure } from './figure.ts';
import { countText } from './number-text.ts';

export type BySize<T> = Readonly<Record<ClaimSize, T>>;

/** "6 B × 12 η × 8 data sets": counts, or lengths of lists, each with its noun. */
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

/** The hand-written part of a claim. */
type ClaimText = Omit<Claim, 'subject' | 'replicate' | 'criteria' | 'cost' | 'sweeps' | 'perform' | 'evidence'>;

/** Sizes of an experiment at each budget, and its cost. */
interface Designed<Design> {
  readonly design: BySize<Design>;
  /** Measured, on one core; a network claim on two or more. */
  readonly seconds: BySize<number>;
  /** Built by `workText` from the numbers that `perform` uses. */
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
  /** The quantity with its interval at this level. */
  measure(analysis: Analysis, level: number): Measured;
}

/**
 * `Analysis` is inferred from `analyse` if present, else it is `Traces`; measures never determine it (`NoInfer`).
 * If TypeScript infers `unknown`, because it visits `criteria` before a `perform` without annotations, annotate the
 * parameters of the measures or write the functions inline.
 */
interface Measurement<Traces, Analysis> {
  /** Shared input of measures, figure and remarks, computed once. Default: the traces. */
  readonly analyse?: (traces: Traces) => Analysis;
  readonly criteria: readonly MeasuredCriterion<NoInfer<Analysis>>[];
  readonly figure: (analysis: NoInfer<Analysis>, measured: readonly Measured[]) => Figure;
  /** Default none. */
  readonly remarks?: (analysis: NoInfer<Analysis>) => readonly string[];
}

type Definition<Experiment, Traces, Analysis> = ClaimText & Experiment & Measurement<Traces, Analysis>;

/** Evidence from the traces of an experiment, with the level of each interval set by the numbers of criteria and of sizes, and by its family. */
function evidenceOf<Traces, Analysis>(
  { analyse, criteria, figure, remarks }: Measurement<Traces, Analysis>,
  traces: Traces,
): Evidence {
  const analysis = analyse ? analyse(traces) : (traces as unknown as Analysis);
  const levels = levelsOf(criteria);
  const measured = criteria.map(({ measure }, i) => measure(analysis, levels[i]));
  return { measured, figure: figure(analysis, measured), remarks: remarks?.(analysis) ?? [] };
}

const costOf = <Design>({ design, seconds, work }: Designed<Design>) =>
  Object.fromEntries(
    CLAIM_SIZES.map((size): [ClaimSize, Cost] => [size, { seconds: seconds[size], work: work(design[size]) }]),
  ) as Record<ClaimSize, Cost>;

/** Fields that toy and network claims build in the same way. */
function common<Design, Traces, Analysis>(
  definition: ClaimText & Designed<Design> & Measurement<Traces, Analysis>,
): Omit<Claim<Traces>, 'subject' | 'replicate' | 'sweeps' | 'perform'> {
  const { design, seconds, work, analyse, figure, remarks, criteria, ...text } = definition;
  const amended = amendmentsOf({ ...text, criteria });
  return {
    ...text,
    ...(amended.length > 0 && { amended }),
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

/** A claim about networks trained in sweeps; the unit of replication is the seed. */
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
