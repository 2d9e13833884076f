import { NORMALISATION_NAMES } from '../../engine/model.ts';
import { isLayered, LOSS_NAMES } from '../../engine/network.ts';
import { formatShort } from '../../figure/format-number.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { replicationText } from '../../sweep/results/units.ts';
import { trainingRuleText } from '../../sweep/rules/registry.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';
import { scheduleText, startText } from '../../sweep/spec/schedule-text.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { formatCount } from '../charts/format.ts';
import { engineText } from '../footer/engine-text.ts';

function budgetText(budget: Budget): string {
  switch (budget.kind) {
    case 'steps':
      return `${formatCount(budget.steps)} steps`;
    case 'epochs':
      return `${formatCount(budget.epochs)} epochs`;
    case 'etaSteps':
      return `η·steps = ${formatShort(budget.etaSteps)}`;
    case 'untilLoss':
      return `until training loss ≤ ${formatShort(budget.loss)} or ${formatCount(budget.maxEpochs)} epochs`;
  }
}

function networkText({ network, parameters }: SweepPlan): string {
  const input = network.inputShape.join('×');
  const inner = network.layers.flatMap((layer) => {
    if (layer.kind === 'dense') return String(layer.out);
    if (layer.kind === 'diagonal') return 'diagonal';
    if (layer.kind === 'layernorm' || layer.kind === 'add') return [];
    return layer.kind === 'conv' ? `conv${layer.kernel}(${layer.out})` : `pool${layer.size}`;
  });
  return `${[input, ...inner].join('–')} (${formatCount(parameters)} parameters)`;
}

/** Activation, normalisation and residual blocks of a sequence of layers. */
function layerTexts({ network, spec: { model } }: SweepPlan): string[] {
  if (!isLayered(network)) return [];
  const { activation, normalisation, residual } = model;
  return [
    activation,
    ...(normalisation ? [NORMALISATION_NAMES[normalisation]] : []),
    ...(residual ? ['residual'] : []),
  ];
}

/** Two lines that say what a figure shows and who computed it; every choice that changes a number is in the first. */
export function figureCaption(sweep: BoardSweep): string[] {
  const { plan, datasetName, engine, fingerprint, status } = sweep;
  const { spec } = plan;
  const { rule } = spec;
  const { momentum, nesterov, weightDecay } = spec.update;
  const update = [
    ...(rule ? [trainingRuleText(rule)] : momentum > 0 ? [] : ['plain SGD']),
    ...(momentum > 0 ? [`${nesterov ? 'Nesterov' : 'momentum'} ${formatShort(momentum)}`] : []),
    ...(weightDecay > 0 ? [`weight decay ${formatShort(weightDecay)}`] : []),
  ].join(', ');
  const setting = [
    `${datasetName}, ${formatCount(plan.examples)} examples${spec.dataset.standardiseTargets ? ', targets standardised' : ''}`,
    [networkText(plan), ...layerTexts(plan), LOSS_NAMES[spec.model.loss]].join(', '),
    update,
    ...[scheduleText(spec.schedule), startText(spec.start)].filter((text) => text !== ''),
    budgetText(spec.budget),
    replicationText(plan),
  ].join('; ');
  const origin = engine ? engineText(engine, fingerprint) : 'no engine yet';
  return [setting, `sgdscope · ${spec.name} · ${origin}${status === 'finished' ? '' : ` · ${status}`}`];
}
