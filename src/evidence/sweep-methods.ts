import { countText } from '../claims/number-text.ts';
import type { EngineDescription } from '../engine/contract.ts';
import { NORMALISATION_NAMES } from '../engine/model.ts';
import { isLayered, LOSS_NAMES } from '../engine/network.ts';
import { provenanceText } from '../engine/provenance.ts';
import { scalarProbe } from '../probes/scalar/registry.ts';
import { TIERS, tiersUpTo } from '../probes/scalar/tiers.ts';
import { linkFragment } from '../sweep/link/sweep-link.ts';
import { recordedOfTier } from '../sweep/recorded-probes.ts';
import { conditionText, unitKindOf, unitText } from '../sweep/results/units.ts';
import { trainingRuleText } from '../sweep/rules/registry.ts';
import { scheduleText, startText } from '../sweep/spec/schedule-text.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { dataText } from './data-text.ts';
import { exactList, exactText } from './exact-text.ts';
import { axesText, budgetText, updateText } from './spec-text.ts';
import { SGDSCOPE_VERSION } from './version.ts';

/** A sweep as it was performed. */
export interface DescribedSweep {
  readonly plan: SweepPlan;
  /** null: none has trained yet. */
  readonly engine: EngineDescription | null;
  /** null: it has not ended. */
  readonly fingerprint: string | null;
  /** What its samples are of, where that was measured after it ended. */
  readonly tier?: SweepSpec['measure']['tier'];
}

/** What the hidden layers have besides weights and activations. */
const blockTexts = ({ normalisation, residual }: SweepSpec['model']): string[] => [
  ...(normalisation ? [`${NORMALISATION_NAMES[normalisation]} (ε = 10⁻⁵) before each hidden activation`] : []),
  ...(residual ? ['the input added to each hidden layer of its width'] : []),
];

const INITIAL = { lecun: '1/fan_in', he: '2/fan_in', xavier: '2/(fan_in + fan_out)' } as const;

function networkText({ network, parameters, spec }: SweepPlan): string {
  const { model } = spec;
  const size = `${countText(parameters)} parameters`;
  const loss = `trained on the ${LOSS_NAMES[model.loss]} loss`;
  if (!isLayered(network))
    return `Model: the diagonal linear network Σ (u² − v²) x, ${size}, ${loss}; it started at u = v = ${exactText(0.1 * model.gain)}.`;
  const layers = network.layers.flatMap((layer) => {
    if (layer.kind === 'dense') return String(layer.out);
    if (layer.kind === 'conv') return `conv ${layer.kernel} × ${layer.kernel} (${layer.out})`;
    return layer.kind === 'avgpool' ? `average pool ${layer.size}` : [];
  });
  const hasActivation = model.hidden.length > 0 || model.stem.some(({ kind }) => kind === 'conv');
  const gain = model.gain === 1 ? '' : ` times ${exactText(model.gain)}²`;
  return (
    `Model: a network ${[network.inputShape.join(' × '), ...layers].join('–')} (${size}) ` +
    `with ${[hasActivation ? `${model.activation} activations` : 'linear outputs', ...blockTexts(model)].join(', ')}, ${loss}; ` +
    `weights started normal with variance ${INITIAL[model.init]}${gain}, biases at 0${model.normalisation ? ', γ at 1, β at 0' : ''}.`
  );
}

function trainingText({ spec }: SweepPlan): string {
  const { rule, sampling, schedule, start, measure } = spec;
  const batches =
    sampling === 'epochs'
      ? 'batches from shuffled epochs, the incomplete last one dropped'
      : 'batches drawn independently with replacement';
  const also = [scheduleText(schedule), startText(start)].filter((text) => text !== '').map((text) => `; ${text}`);
  return (
    `Training: ${trainingRuleText(rule)} with ${updateText(spec)}, ${batches}${also.join('')}, ${budgetText(spec)}. ` +
    `A run counted as diverged once its training loss was not finite or above ${exactText(measure.divergenceFactor)} times ` +
    `its initial value, or had stayed above that value for ${countText(measure.patienceEpochs)} epochs.`
  );
}

function gridText(plan: SweepPlan): string {
  const { learningRates, batchSizes, seeds, runs } = plan;
  const sets = plan.dataSeeds.length > 1 ? ` on each of ${plan.dataSeeds.length} data sets` : '';
  return (
    `Grid: ${axesText(learningRates, batchSizes)}, ` +
    `${unitText(seeds.length, 'seed')} (${exactList(seeds)})${sets}, ${countText(runs.length)} runs.`
  );
}

/** The probes of a sweep, each with its estimator. */
function measuredText({ spec }: SweepPlan, tier: SweepSpec['measure']['tier']): string {
  const { trainPerDecade, testPerDecade, sharpnessPerDecade, sharpnessTolerance, sharpnessIterations } = spec.measure;
  const tests = testPerDecade > 0 ? `${testPerDecade} times` : 'only at the start and the end';
  const sharpness =
    sharpnessPerDecade > 0 ? `${sharpnessPerDecade} times per factor of ten in steps` : 'at the start and the end';
  const tiers = tiersUpTo(tier).map((each) => {
    const probes = recordedOfTier(spec, each).map(
      ({ symbol, label, method }) => `${label} ${symbol} (${method.replace(/\.$/, '')})`,
    );
    return `${TIERS[each].perDecade} times per factor of ten: ${probes.join('; ')}.`;
  });
  return [
    `Measured: losses and accuracies over the whole training set ${trainPerDecade} times per factor of ten in steps, over the test set ${tests}; ` +
      `the largest Hessian eigenvalue λ₁ of the training loss ${sharpness} (${scalarProbe('sharpness').method.replace(/\.$/, '')}; ` +
      `to a residual of ${exactText(100 * sharpnessTolerance)} %, in at most ${sharpnessIterations} iterations).`,
    ...tiers,
  ].join(' ');
}

function intervalsText(plan: SweepPlan): string {
  const kind = unitKindOf(plan);
  const count = kind === 'seed' ? plan.seeds.length : plan.dataSeeds.length;
  if (count < 2) return 'There is one repetition, and so no interval.';
  const condition = conditionText(plan);
  return (
    `Intervals are 95 % intervals of the mean over ${unitText(count, kind)}, by Student’s t, of positive quantities on their logarithm` +
    `${condition === '' ? '' : `, ${condition}`}.`
  );
}

/** A sweep that reads a file needs it beside its spec. */
const fileOption = ({ spec: { dataset } }: SweepPlan) =>
  dataset.source.kind === 'file' ? ` --data '${dataset.source.name.replaceAll("'", "'\\''")}'` : '';

/** The command that performs a sweep again: its spec is in it. */
export const rerunCommand = (plan: SweepPlan): string =>
  `npm run --silent sgdscope -- sweep '${linkFragment({ spec: plan.spec })}'${fileOption(plan)} --out results`;

/** A paragraph for the methods section of a paper, from the configuration of a sweep. */
export function sweepMethods({ plan, engine, fingerprint, tier = plan.spec.measure.tier }: DescribedSweep): string {
  const ended = fingerprint === null ? 'the sweep has not ended' : `fingerprint of spec and results ${fingerprint}`;
  return [
    `Sweep “${plan.spec.name}”.`,
    dataText(plan),
    networkText(plan),
    trainingText(plan),
    gridText(plan),
    measuredText(plan, tier),
    intervalsText(plan),
    `Computed with sgdscope ${SGDSCOPE_VERSION} (${provenanceText(engine)}; ${ended}); reproduce with: ${rerunCommand(plan)}`,
  ].join(' ');
}
