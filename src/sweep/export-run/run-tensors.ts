import type { Dataset, Examples } from '../../data/dataset.ts';
import type { EngineDescription } from '../../engine/contract.ts';
import type { Layer, Network } from '../../engine/network.ts';
import { parameterArrays } from '../../engine/network-file/parameter-arrays.ts';
import type { NamedTensor } from '../../engine/network-file/tensors.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { RunResult } from '../results/results.ts';
import { trainingRuleText } from '../rules/registry.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { DerivedRun } from './derived-run.ts';

export const TENSOR_FORMATS = ['npz', 'safetensors'] as const;
export type TensorFormat = (typeof TENSOR_FORMATS)[number];

function splitArrays(
  split: 'train' | 'test',
  { count, inputs, labels }: Examples,
  inputShape: readonly number[],
): NamedTensor[] {
  if (count === 0) return [];
  return [
    { name: `x_${split}`, shape: [count, ...inputShape], values: inputs },
    { name: `y_${split}`, shape: [count], values: Int32Array.from(labels) },
  ];
}

/**
 * The arrays of an exported run. W0, b0, … (gamma0, beta0, … of normalisations) are the weights at the end, so that the file can be measured as a network;
 * `initial.` has those before the first step, `velocity.` the momentum buffer (`initial_velocity.` that before the first
 * step, after a warm start). With a schedule of B, `batches` is flat and `batch_sizes` divides it; with one
 * of η, `learning_rates` has that of every step. A step of some rules has several mini-batches: `StepBatches.axes`.
 */
export function runTensors(network: Network, dataset: Dataset, run: DerivedRun): NamedTensor[] {
  const { result, initial, theta, velocity, initialVelocity, batches, batchAxes, batchSizes, rates } = run;
  const {
    step,
    run: { batchSize },
  } = result;
  return [
    ...parameterArrays(network, theta),
    ...parameterArrays(network, initial, 'initial.'),
    ...(initialVelocity ? parameterArrays(network, initialVelocity, 'initial_velocity.') : []),
    ...(step > 0 ? parameterArrays(network, velocity, 'velocity.') : []),
    ...splitArrays('train', dataset.train, dataset.inputShape),
    ...splitArrays('test', dataset.test, dataset.inputShape),
    { name: 'batches', shape: batchSizes ? [batches.length] : [step, ...batchAxes, batchSize], values: batches },
    ...(batchSizes ? [{ name: 'batch_sizes', shape: [step], values: batchSizes }] : []),
    ...(rates ? [{ name: 'learning_rates', shape: [step], values: rates }] : []),
  ];
}

const stemWord = (layer: Layer) => (layer.kind === 'avgpool' ? `pool${layer.size}` : layer.kind);

/** Metadata of the file: what reading the network needs, what was measured, and the spec that determines it all. */
export function runMetadata(
  network: Network,
  { spec, result, engine }: { spec: SweepSpec; result: RunResult; engine: EngineDescription },
): Record<string, string> {
  const { run } = result;
  const stem = network.layers.filter(({ kind }) => kind === 'conv' || kind === 'avgpool').map(stemWord);
  return {
    format: 'sgdscope-run',
    version: '2',
    activation: spec.model.activation,
    loss: network.loss,
    ...(stem.length > 0 && { stem: stem.join(' ') }),
    ...(spec.model.normalisation && { normalisation: spec.model.normalisation }),
    ...(spec.model.residual && { residual: 'true' }),
    batch_size: String(run.batchSize),
    learning_rate: String(run.learningRate),
    momentum: String(spec.update.momentum),
    nesterov: String(spec.update.nesterov && spec.update.momentum > 0),
    weight_decay: String(spec.update.weightDecay),
    ...(spec.rule && { rule: trainingRuleText(spec.rule) }),
    seed: String(run.seed),
    ...(run.dataSeed !== undefined && { data_seed: String(run.dataSeed) }),
    step: String(result.step),
    outcome: String(result.outcome),
    train_loss: String(result.trainLoss),
    sharpness: String(result.sharpness),
    sharpness_error: String(result.sharpnessError),
    engine: engine.kind,
    computed_by: provenanceText(engine),
    run: String(run.id),
    spec: JSON.stringify(spec),
  };
}
