import { trainingRuleText } from '../rules/registry.ts';
import type { BatchSchedule, RateSchedule, Schedule } from './schedule-spec.ts';
import type { StartSpec } from './start-spec.ts';

const number = (value: number) => String(Number(value.toPrecision(6)));

function rateText(rate: RateSchedule): string {
  switch (rate.kind) {
    case 'step':
      return `η × ${number(rate.factor)} every ${number(rate.everyEpochs)} epochs`;
    case 'linear':
      return `η falling linearly to ${number(rate.to)}η from ${number(100 * rate.from)} % of the run on`;
    case 'cosine':
      return `η falling as a cosine to ${number(rate.to)}η`;
    case 'cyclic':
      return `η for ${number(rate.highEpochs)} epochs and ${number(rate.factor)}η for ${number(rate.lowEpochs)}, in turn`;
  }
}

function batchText(batch: BatchSchedule): string {
  if (batch.kind === 'step') return `B × ${number(batch.factor)} every ${batch.everyEpochs} epochs`;
  return `B for ${batch.baseEpochs} epochs and ${number(batch.factor)}B for ${batch.otherEpochs}, in turn`;
}

/** How η and B change along a run, in words; empty where they do not. */
export function scheduleText(schedule: Schedule | undefined): string {
  const { rate, warmupEpochs, batch } = schedule ?? {};
  return [
    ...(rate ? [rateText(rate)] : []),
    ...(warmupEpochs === undefined ? [] : [`warm-up of η over ${number(warmupEpochs)} epochs`]),
    ...(batch ? [batchText(batch)] : []),
  ].join(', ');
}

/** Where runs start, in words; empty where they start from initial weights. */
export function startText(start: StartSpec | undefined): string {
  if (start === undefined) return '';
  const { learningRate, batchSize, seed, steps, rule } = start;
  const size = batchSize === 'full' ? 'full batch' : `B = ${batchSize}`;
  const whose = seed === 'own' ? 'the same seed' : `seed ${seed}`;
  const made = rule ? ` by ${trainingRuleText(rule)}` : '';
  return `from step ${steps} of a run${made} with η = ${number(learningRate)}, ${size}, ${whose}`;
}
