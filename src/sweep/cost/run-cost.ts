import { TIERS, type Tier, tiersUpTo } from '../../probes/scalar/tiers.ts';
import { recordedOfTier } from '../recorded-probes.ts';
import { ruleOf } from '../rules/registry.ts';
import type { StartSpec } from '../spec/start-spec.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { dueSteps } from './due-steps.ts';
import { gradientOperations, networkWork, updateOperations } from './network-work.ts';
import { byPhase, type PhaseWork, type Work } from './work.ts';

/** What a cost depends on: a plan, or what is known of one before its runs are made. */
export type CostedPlan = Pick<SweepPlan, 'spec' | 'network' | 'examples' | 'testExamples' | 'calendars'>;
export type CostedRun = Pick<Run, 'batchSize' | 'endStep'>;

/** How far a run has come, or will have come. */
export interface RunPosition {
  readonly step: number;
  /** Its last step: everything is measured there. */
  readonly hasEnded: boolean;
}

export interface RunCost {
  /** Work until it has come that far, its warm start included. */
  work(run: CostedRun, reached: RunPosition): PhaseWork;
  /** Samples recorded until then. */
  samples(reached: RunPosition): number;
}

/**
 * Hessian products of one measurement of λ₁, which starts from the last eigenvector, at a tolerance of 1 %: counted in the
 * sweeps of docs/cost-model.md.
 */
const PRODUCTS_OF_SHARPNESS = 13;
/** A forward pass, in gradients. */
const FORWARD = 1 / 3;

const sharpnessProducts = ({ measure }: SweepSpec) => Math.min(measure.sharpnessIterations, PRODUCTS_OF_SHARPNESS);

/** Gradients of the probes of a tier that only rules with a preconditioner have, which `TIERS` leaves out. */
const preconditionedWork = ({ spec, examples }: CostedPlan, tier: Tier): number =>
  recordedOfTier(spec, tier)
    .filter(({ needs }) => needs?.includes('preconditioner'))
    .reduce((sum, { cost }) => sum + cost({ examples, batchSize: examples }), 0);

/** Steps of a warm start, each with its rule's cost. Its schedule of B is left out. */
function startWork(plan: CostedPlan): Work {
  const network = networkWork(plan.network);
  let [operations, calls] = [0, 0];
  for (let start: StartSpec | undefined = plan.spec.start; start !== undefined; start = start.start) {
    const batchSize = start.batchSize === 'full' ? plan.examples : start.batchSize;
    const shape = { examples: plan.examples, batchSize, network: plan.network };
    const { gradients, operations: own } = ruleOf(start.rule).cost(shape);
    operations += start.steps * (gradientOperations(network, gradients) + updateOperations(network) + own);
    calls += start.steps;
  }
  return { operations, calls };
}

/** The cost of the runs of a plan. Bounded work: nothing here depends on the number of steps or runs. */
export function runCosts(plan: CostedPlan): RunCost {
  const { spec, examples, testExamples } = plan;
  const { measure } = spec;
  const network = networkWork(plan.network);
  const rule = ruleOf(spec.rule);
  const tiers = tiersUpTo(measure.tier);
  const before = startWork(plan);
  const gradient = gradientOperations(network, examples);
  const cadences = [measure.trainPerDecade, measure.testPerDecade, measure.sharpnessPerDecade];
  const perDecadeOf = tiers.map((tier) => TIERS[tier].perDecade);
  const [trainDue, testDue, sharpnessDue] = cadences.map((perDecade) => dueSteps([perDecade]));
  const anyDue = dueSteps([...cadences, ...perDecadeOf]);
  const tierGradients = (tier: Tier) => TIERS[tier].gradients + preconditionedWork(plan, tier);
  const tierDue = perDecadeOf.map((perDecade) => dueSteps([perDecade]));
  const times = (due: (step: number) => number, { step, hasEnded }: RunPosition) => due(step) + (hasEnded ? 1 : 0);
  const tests = (reached: RunPosition) => (testExamples > 0 ? times(testDue, reached) : 0);

  const training = ({ batchSize }: CostedRun, step: number): Work => {
    const calendar = plan.calendars.get(batchSize);
    // A schedule of B: the mean over the steps, since most rules cost in proportion to it.
    const mean = spec.schedule?.batch && calendar && step > 0 ? (calendar.epochsAt(step) * examples) / step : batchSize;
    const shape = { examples, batchSize: Math.min(examples, mean), network: plan.network };
    const { gradients, operations } = rule.cost(shape);
    const perStep = gradientOperations(network, gradients) + updateOperations(network) + operations;
    return { operations: before.operations + step * perStep, calls: before.calls + step };
  };

  return {
    work(run, reached) {
      const losses = times(anyDue, reached);
      const sharpness = times(sharpnessDue, reached);
      const testGradient = gradientOperations(network, testExamples);
      const work: Partial<Record<keyof PhaseWork, Work>> = {
        training: training(run, reached.step),
        losses: { operations: FORWARD * (losses * gradient + tests(reached) * testGradient), calls: losses },
        sharpness: { operations: sharpness * sharpnessProducts(spec) * gradient, calls: sharpness },
      };
      tiers.forEach((tier, index) => {
        const calls = times(tierDue[index], reached);
        work[tier] = { operations: calls * tierGradients(tier) * gradient, calls };
      });
      return byPhase((phase) => work[phase] ?? { operations: 0, calls: 0 });
    },
    samples(reached) {
      const losses = 2 * (times(trainDue, reached) + tests(reached));
      const ofTiers = tiers.map((tier, index) => times(tierDue[index], reached) * recordedOfTier(spec, tier).length);
      return losses + times(sharpnessDue, reached) + ofTiers.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** The cost of one run of a plan, up to its cap. */
export const runCost = (plan: CostedPlan, run: CostedRun): PhaseWork =>
  runCosts(plan).work(run, { step: run.endStep, hasEnded: true });
