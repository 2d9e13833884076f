import { SpecError } from '../../errors.ts';
import type { RuleSpec } from '../rules/rule-spec.ts';
import { trainingRuleText } from '../rules/rule-text.ts';
import type { Run } from '../sweep-plan.ts';

/** What replay.py can repeat beside SGD. */
export type ReplayedRule = Extract<RuleSpec, { kind: 'sam' | 'svag' }>;

const WHY_NOT: Readonly<Record<Exclude<RuleSpec['kind'], ReplayedRule['kind']>, string>> = {
  nudged: 'its eigenvectors come from products with the Hessian that the script does not have',
  injectedNoise: 'its noise comes from the gradients of all examples, or eigenvectors, that the script does not have',
  gradientFlow: 'it is integrated by as many substeps as are needed, which the script does not have',
};

/** The rule of a run as replay.py can repeat it, undefined for SGD; SpecError with the reason where it cannot. */
export function replayedRule(rule: RuleSpec | undefined, { id }: Run): ReplayedRule | undefined {
  if (rule === undefined || rule.kind === 'sam' || rule.kind === 'svag') return rule;
  throw new SpecError(
    `run ${id}: a run to be exported must be trained by SGD, SAM or SVAG, got ${trainingRuleText(rule)}: ${WHY_NOT[rule.kind]}. ` +
      'Look into it in the microscope, or save the sweep, from which it can be made again here.',
  );
}

/** What the script's RUN says of it. */
export function ruleSettings(rule: ReplayedRule | undefined): {
  readonly rule?: string;
  readonly radius?: number;
  readonly ascentBatch?: number;
  readonly level?: number;
} {
  if (rule === undefined) return {};
  return rule.kind === 'sam'
    ? { rule: trainingRuleText(rule), radius: rule.radius, ...(rule.ascentBatch && { ascentBatch: rule.ascentBatch }) }
    : { rule: trainingRuleText(rule), level: rule.level };
}

const PLAIN = `def train(model, optimiser, inputs, labels, batches, rates):
    for batch, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(rate)
        optimiser.zero_grad()
        loss_of(model(inputs[batch]), labels[batch]).backward()
        optimiser.step()
`;

const SAM = `def climb(model, radius):
    """Moves the weights uphill by a step of that length, and returns where they were."""
    parameters = list(model.parameters())
    before = [parameter.detach().clone() for parameter in parameters]
    length = math.sqrt(sum(parameter.grad.double().square().sum().item() for parameter in parameters))
    with torch.no_grad():
        for parameter in parameters:
            parameter.add_(parameter.grad, alpha=radius / length if length != 0 else 0.0)
    return before


def uphill_gradient(model, inputs, labels, shard):
    """The gradient after a step uphill on some examples; the weights are then where they were before it."""
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    before = climb(model, RUN["radius"])
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    with torch.no_grad():
        for parameter, weights in zip(model.parameters(), before):
            parameter.copy_(weights)
    return [parameter.grad.clone() for parameter in model.parameters()]


def train(model, optimiser, inputs, labels, batches, rates):
    """SAM: gradients are taken after a step uphill, on the whole mini-batch or each part of it by itself."""
    for batch, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(rate)
        shards = batch.split(RUN.get("ascentBatch", len(batch)))
        gradients = [uphill_gradient(model, inputs, labels, shard) for shard in shards]
        for index, parameter in enumerate(model.parameters()):
            parameter.grad = sum(own[index] * (len(shard) / len(batch)) for own, shard in zip(gradients, shards))
        optimiser.step()
`;

const SVAG = `def train(model, optimiser, inputs, labels, batches, rates):
    """SVAG: in place of each step as many smaller ones as its level, each with two mini-batches."""
    level = RUN["level"]
    root = math.sqrt(2 * level - 1)
    for step, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(np.float32(rate) / np.float32(level))
        for first, second in step.view(level, 2, -1):
            optimiser.zero_grad()
            (loss_of(model(inputs[first]), labels[first]) * (1 + root) / 2).backward()
            (loss_of(model(inputs[second]), labels[second]) * (1 - root) / 2).backward()
            optimiser.step()
`;

/** Python: `train`, which takes the steps of some batches, each with its own η. */
export function trainSource(rule: ReplayedRule | undefined): string {
  if (rule === undefined) return PLAIN;
  return rule.kind === 'sam' ? SAM : SVAG;
}
