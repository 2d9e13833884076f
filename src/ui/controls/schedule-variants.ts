import {
  type BatchSchedule,
  batchScheduleSpec,
  type RateSchedule,
  rateScheduleSpec,
} from '../../sweep/spec/schedule-spec.ts';
import { type None, noVariant, type Variant, variantsFrom } from './variants.ts';

export const RATE_SCHEDULES: readonly Variant<RateSchedule | None>[] = [
  noVariant('constant'),
  ...variantsFrom(rateScheduleSpec, {
    step: {
      name: 'steps',
      fields: {
        everyEpochs: { label: 'Every', hint: 'epochs > 0', initial: 20 },
        factor: { label: 'η factor', hint: '> 0', initial: 0.5 },
      },
    },
    linear: {
      name: 'linear decay',
      fields: {
        from: { label: 'Decay from', hint: 'run, [0, 1)', initial: 0.5 },
        to: { label: 'Final rate', hint: '× η, [0, 1]' },
      },
    },
    cosine: { name: 'cosine decay', fields: { to: { label: 'Final rate', hint: '× η, [0, 1]' } } },
    cyclic: {
      name: 'cycles of two rates',
      fields: {
        highEpochs: { label: 'High rate', hint: 'epochs > 0', initial: 5 },
        lowEpochs: { label: 'Low rate', hint: 'epochs > 0', initial: 5 },
        factor: { label: 'Low-rate factor', hint: '> 0', initial: 0.2 },
      },
    },
  }),
];

export const BATCH_SCHEDULES: readonly Variant<BatchSchedule | None>[] = [
  noVariant('constant'),
  ...variantsFrom(batchScheduleSpec, {
    step: {
      name: 'steps',
      fields: {
        everyEpochs: { label: 'Every', hint: 'epochs ≥ 1', initial: 20 },
        factor: { label: 'B factor', hint: '> 0', initial: 2 },
      },
    },
    cyclic: {
      name: 'cycles of two sizes',
      fields: {
        baseEpochs: { label: 'At B for', hint: 'epochs ≥ 1', initial: 5 },
        otherEpochs: { label: 'Other B for', hint: 'epochs ≥ 1', initial: 5 },
        factor: { label: 'Other-B factor', hint: '> 0', initial: 5 },
      },
    },
  }),
];
