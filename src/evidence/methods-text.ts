import type { Claim } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { countText, numberText } from '../claims/number-text.ts';
import { verdictText } from '../claims/verdict-text.ts';
import { dataSeedsOf, seedsOf } from '../data/seeds.ts';
import { NORMALISATION_NAMES } from '../engine/model.ts';
import { LOSS_NAMES } from '../engine/network.ts';
import { trainingRuleText as stepText } from '../sweep/rules/registry.ts';
import { scheduleText, startText } from '../sweep/spec/schedule-text.ts';
import { parseSweepSpec, type SweepSpec, type SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { type ClaimRecord, recordProvenance } from './claim-record.ts';
import { claimConditionText } from './condition-text.ts';
import { amendmentText, criterionText, decisionRuleText } from './rule-text.ts';
import { budgetText, gridText, updateText } from './spec-text.ts';

/** What distinguishes the sweeps of a claim: "η ∈ {0.1}, B ∈ {200}, momentum 0.5". */
export function settingText(input: SweepSpecInput): string {
  const spec = parseSweepSpec(input);
  const { rule, update } = spec;
  return [gridText(spec), ...(rule ? [stepText(rule)] : []), ...(update.momentum > 0 ? [updateText(spec)] : [])].join(
    ', ',
  );
}

function datasetText({ dataset }: SweepSpec): string {
  const { source, trainCount, testCount, labelNoise } = dataset;
  const noise = labelNoise > 0 ? `, ${numberText(100 * labelNoise)} % of the labels replaced` : '';
  return `${countText(trainCount)} training and ${countText(testCount)} test examples of ${source.kind}${noise}`;
}

function networksText({ model }: SweepSpec): string {
  const { architecture, hidden, activation, loss, residual, normalisation } = model;
  if (architecture === 'diagonal') return `diagonal linear networks (${LOSS_NAMES[loss]})`;
  const kind = `${residual ? 'residual ' : ''}networks`;
  const normal = normalisation ? `${NORMALISATION_NAMES[normalisation]}, ` : '';
  return `${kind} with hidden layers ${hidden.join('-') || 'none'} (${normal}${activation}, ${LOSS_NAMES[loss]})`;
}

/** A sweep with all defaults filled in. */
function sweepText(input: SweepSpecInput): string {
  const spec = parseSweepSpec(input);
  const { grid, sampling } = spec;
  const dataSeeds = dataSeedsOf(spec.dataset).length;
  return (
    `Sweep “${spec.name}”: ${networksText(spec)} on ${datasetText(spec)}; ` +
    `${stepText(spec.rule)} with ${updateText(spec)}, ` +
    `${sampling === 'epochs' ? 'shuffled epochs' : 'batches drawn with replacement'}, ` +
    `${[scheduleText(spec.schedule), startText(spec.start), budgetText(spec)].filter((text) => text !== '').join(', ')}; ` +
    `${gridText(spec)}, ${seedsOf(grid.seeds).length} seeds${dataSeeds > 1 ? ` on each of ${dataSeeds} data sets` : ''}.`
  );
}

/** The command that repeats a claim's experiment. */
export const claimCommand = ({ id }: Claim, { size }: ClaimRecord): string =>
  `npm run --silent sgdscope -- claims --id ${id} --size ${size}`;

/** A paragraph for the methods section of a paper, from the configuration that produced the record. */
export function methodsText(claim: Claim, record: ClaimRecord): string {
  const { source, statement, symbols, experiment, criteria, cost } = claim;
  const arxiv = source.arxiv ? `, arXiv:${source.arxiv}` : '';
  const verdict = judge(claim, record.evidence);
  const counts = record.evidence.measured.map((measured) => measured.replicates);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)].map(countText);
  const replicates = fewest === most ? fewest : `${fewest} to ${most}`;
  const condition = claimConditionText(claim, record);
  return [
    `We tested claim ${claim.id} of ${source.cite} (“${source.title}”${arxiv}; ${source.place}): ${statement} In symbols: ${symbols}.`,
    `Experiment: ${experiment} Size “${record.size}”: ${cost[record.size].work}; ${replicates} replicates (${claim.replicate}).`,
    ...record.sweeps.map(sweepText),
    ...(condition === '' ? [] : [condition]),
    `Fixed before measuring: ${criteria.map(criterionText).join('; ')}. ${decisionRuleText(criteria)}`,
    ...(claim.amended ?? []).map(amendmentText),
    verdictText(claim, verdict),
    ...record.evidence.remarks,
    `Computed with sgdscope (${recordProvenance(claim, record)}); ` +
      `evidence fingerprint ${record.fingerprint}; reproduce with: ${claimCommand(claim, record)}.`,
  ].join(' ');
}
