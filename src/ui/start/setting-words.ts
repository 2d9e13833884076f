import { foreseenShape } from '../../data/foreseen-shape.ts';
import { dataSeedsOf, seedsOf } from '../../data/seeds.ts';
import { sourceTitle } from '../../data/source-title.ts';
import type { DatasetSpec } from '../../data/spec.ts';
import { canonicalJson } from '../../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { PAGE } from '../text/page-words.ts';
import { DATA, SETTING } from './words.ts';

/** The words of the setting that can be changed, in the order of the sentence. */
export const SETTING_KEYS = ['network', 'data', 'training', 'budget', 'seeds'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

/** What the examples are called within a sentence: "glyphs", "MNIST", the name of a file. */
export function dataName({ source }: Pick<DatasetSpec, 'source'>): string {
  return source.kind === 'remote' || source.kind === 'file' ? sourceTitle(source) : DATA.generators[source.kind].inText;
}

/** The network with its residual blocks and normalisation. */
function networkWord({ model, dataset }: SweepSpec): string {
  const network = layersWord({ model, dataset });
  if (model.architecture !== undefined) return network;
  const residual = model.residual ? SETTING.residual(network) : network;
  return model.normalisation ? SETTING.normalised(residual) : residual;
}

function layersWord({ model, dataset }: Pick<SweepSpec, 'model' | 'dataset'>): string {
  if (model.architecture === 'diagonal') return SETTING.diagonal;
  const { inputShape, classes } = foreseenShape(dataset);
  const inputs = inputShape.reduce((product, side) => product * side, 1);
  if (model.stem.length > 0) return SETTING.convolutional([...model.hidden, classes], model.activation);
  // What a file holds is known once it has been read; its widths are then those of the hidden layers.
  const widths = dataset.source.kind === 'file' ? model.hidden : [inputs, ...model.hidden, classes];
  return model.hidden.length === 0 ? SETTING.linear(widths) : SETTING.network(widths, model.activation);
}

function trainingWord({ rule, update }: SweepSpec): string {
  if (rule) return PAGE.rule(rule);
  return update.momentum > 0 ? SETTING.momentum(update.momentum) : SETTING.sgd;
}

/** The words of a spec. */
export const settingWords = (spec: SweepSpec): Readonly<Record<SettingKey, string>> => ({
  network: networkWord(spec),
  data: SETTING.data(spec.dataset.trainCount, dataName(spec.dataset)),
  training: trainingWord(spec),
  budget: SETTING.budget(spec.budget),
  seeds: SETTING.seeds(seedsOf(spec.grid.seeds).length, dataSeedsOf(spec.dataset).length),
});

/** The part of a spec that a word stands for. */
const PARTS: Readonly<Record<SettingKey, (spec: SweepSpec) => unknown>> = {
  network: ({ model }) => model,
  data: ({ dataset: { seeds: _, ...data } }) => data,
  training: ({ update, rule, schedule, start, sampling }) => ({ update, rule, schedule, start, sampling }),
  budget: ({ budget }) => budget,
  seeds: ({ grid, dataset }) => [seedsOf(grid.seeds), dataSeedsOf(dataset)],
};

/** The words of which a draft differs from the sweep on the board. */
export const changedWords = (draft: SweepSpec, shown: SweepSpec): ReadonlySet<SettingKey> =>
  new Set(SETTING_KEYS.filter((key) => canonicalJson(PARTS[key](draft)) !== canonicalJson(PARTS[key](shown))));
