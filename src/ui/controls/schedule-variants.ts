import {
  type BatchSchedule,
  batchScheduleSpec,
  type RateSchedule,
  rateScheduleSpec,
} from '../../sweep/spec/schedule-spec.ts';
import type { Variant } from './VariantFields.tsx';

/** Absent from the spec. */
export interface None {
  readonly kind: 'none';
}
export const NONE: None = { kind: 'none' };

const [rateStep, linear, cosine, rateCycle] = rateScheduleSpec.options;
const [batchStep, batchCycle] = batchScheduleSpec.options;

export const RATE_SCHEDULES: readonly Variant<RateSchedule | None>[] = [
  { id: 'none', name: 'constant', initial: NONE, fields: [] },
  {
    id: 'step',
    name: 'steps',
    initial: { kind: 'step', everyEpochs: 20, factor: 0.5 },
    fields: [
      { key: 'everyEpochs', label: 'Every, epochs', hint: '> 0', schema: rateStep.shape.everyEpochs },
      { key: 'factor', label: 'η times', hint: '> 0', schema: rateStep.shape.factor },
    ],
  },
  {
    id: 'linear',
    name: 'linear decay',
    initial: { kind: 'linear', from: 0.5, to: 0 },
    fields: [
      { key: 'from', label: 'From, of run', hint: '[0, 1)', schema: linear.shape.from.unwrap() },
      { key: 'to', label: 'Down to, of η', hint: '[0, 1]', schema: linear.shape.to.unwrap() },
    ],
  },
  {
    id: 'cosine',
    name: 'cosine decay',
    initial: { kind: 'cosine', to: 0 },
    fields: [{ key: 'to', label: 'Down to, of η', hint: '[0, 1]', schema: cosine.shape.to.unwrap() }],
  },
  {
    id: 'cyclic',
    name: 'cycles of two rates',
    initial: { kind: 'cyclic', highEpochs: 5, lowEpochs: 5, factor: 0.2 },
    fields: [
      { key: 'highEpochs', label: 'At η, epochs', hint: '> 0', schema: rateCycle.shape.highEpochs },
      { key: 'lowEpochs', label: 'Then, epochs', hint: '> 0', schema: rateCycle.shape.lowEpochs },
      { key: 'factor', label: 'at η times', hint: '> 0', schema: rateCycle.shape.factor },
    ],
  },
];

export const BATCH_SCHEDULES: readonly Variant<BatchSchedule | None>[] = [
  { id: 'none', name: 'constant', initial: NONE, fields: [] },
  {
    id: 'step',
    name: 'steps',
    initial: { kind: 'step', everyEpochs: 20, factor: 2 },
    fields: [
      { key: 'everyEpochs', label: 'Every, epochs', hint: '≥ 1', schema: batchStep.shape.everyEpochs },
      { key: 'factor', label: 'B times', hint: '> 0', schema: batchStep.shape.factor },
    ],
  },
  {
    id: 'cyclic',
    name: 'cycles of two sizes',
    initial: { kind: 'cyclic', baseEpochs: 5, otherEpochs: 5, factor: 5 },
    fields: [
      { key: 'baseEpochs', label: 'At B, epochs', hint: '≥ 1', schema: batchCycle.shape.baseEpochs },
      { key: 'otherEpochs', label: 'Then, epochs', hint: '≥ 1', schema: batchCycle.shape.otherEpochs },
      { key: 'factor', label: 'at B times', hint: '> 0', schema: batchCycle.shape.factor },
    ],
  },
];
