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
        everyEpochs: { label: 'Every, epochs', hint: '> 0', initial: 20 },
        factor: { label: 'η times', hint: '> 0', initial: 0.5 },
      },
    },
    linear: {
      name: 'linear decay',
      fields: {
        from: { label: 'From, of run', hint: '[0, 1)', initial: 0.5 },
        to: { label: 'Down to, of η', hint: '[0, 1]' },
      },
    },
    cosine: { name: 'cosine decay', fields: { to: { label: 'Down to, of η', hint: '[0, 1]' } } },
    cyclic: {
      name: 'cycles of two rates',
      fields: {
        highEpochs: { label: 'At η, epochs', hint: '> 0', initial: 5 },
        lowEpochs: { label: 'Then, epochs', hint: '> 0', initial: 5 },
        factor: { label: 'at η times', hint: '> 0', initial: 0.2 },
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
        everyEpochs: { label: 'Every, epochs', hint: '≥ 1', initial: 20 },
        factor: { label: 'B times', hint: '> 0', initial: 2 },
      },
    },
    cyclic: {
      name: 'cycles of two sizes',
      fields: {
        baseEpochs: { label: 'At B, epochs', hint: '≥ 1', initial: 5 },
        otherEpochs: { label: 'Then, epochs', hint: '≥ 1', initial: 5 },
        factor: { label: 'at B times', hint: '> 0', initial: 5 },
      },
    },
  }),
];
