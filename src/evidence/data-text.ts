import { countText } from '../claims/number-text.ts';
import { sourceTitle } from '../data/source-title.ts';
import type { DatasetSpec, Standardisation } from '../data/spec.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { exactList, exactText } from './exact-text.ts';

/** A choice of a source or of a reading as "name = value". */
const choiceText = ([name, value]: [string, unknown]): string =>
  `${name} = ${typeof value === 'number' ? exactText(value) : typeof value === 'string' ? value : JSON.stringify(value)}`;

const choicesText = (choices: object): string =>
  Object.entries(choices)
    .filter(([name, value]) => name !== 'kind' && value !== undefined)
    .map(choiceText)
    .join(', ');

/** Where the examples come from, so that others can have the same. */
function sourceText({ source }: DatasetSpec): string {
  if (source.kind === 'remote') return sourceTitle(source);
  if (source.kind === 'file') {
    const reading = source.reading ? choicesText(source.reading) : '';
    return `the file “${source.name}” (SHA-256 of its contents ${source.sha256}${reading === '' ? '' : `; read with ${reading}`})`;
  }
  // Too many to list; the spec, and so the command that computes it again, has each.
  if (source.kind === 'points') return `“${sourceTitle(source)}” in the plane, which the spec holds`;
  const parameters = choicesText(source);
  return `the procedural data set “${sourceTitle(source)}” of sgdscope${parameters === '' ? '' : ` (${parameters})`}`;
}

const STANDARDISED: Readonly<Record<Standardisation, string>> = {
  none: 'Inputs were not standardised.',
  global: 'Inputs were standardised by one mean and one standard deviation over all training inputs.',
  centred: 'Inputs were centred feature by feature and divided by the root of the mean training variance.',
  perFeature: 'Inputs were standardised feature by feature, by means and deviations of the training set.',
};

/** The data sets of a sweep: source, sizes, and how they were prepared. */
export function dataText(plan: SweepPlan): string {
  const { dataset } = plan.spec;
  const { inputShape, classes } = plan.network;
  const task = classes === 1 ? 'a regression' : `${classes} classes`;
  const seeds =
    plan.dataSeeds.length > 1 ? `data seeds ${exactList(plan.dataSeeds)}` : `data seed ${plan.dataSeeds[0]}`;
  const test = plan.testExamples > 0 ? ` and ${countText(plan.testExamples)} test` : '';
  return [
    `Data: ${countText(plan.examples)} training${test} examples of ${sourceText(dataset)}, ${seeds} (inputs of ${inputShape.join(' × ')}, ${task}).`,
    STANDARDISED[dataset.standardise],
    ...(dataset.pool > 1 ? [`Images were averaged over squares of ${dataset.pool} × ${dataset.pool} pixels.`] : []),
    ...(dataset.inputNoise > 0
      ? [`Normal noise of standard deviation ${exactText(dataset.inputNoise)} was added to the inputs.`]
      : []),
    ...(dataset.standardiseTargets ? ['Targets were standardised by their training mean and deviation.'] : []),
    ...(dataset.labelNoise > 0
      ? [`${exactText(100 * dataset.labelNoise)} % of the training labels were replaced by another class.`]
      : []),
  ].join(' ');
}
