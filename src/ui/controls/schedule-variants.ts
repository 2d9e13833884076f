import {
  type BatchSchedule,
  batchScheduleSpec,
  type RateSchedule,
  rateScheduleSpec,
} from '../../sweep/spec/schedule-spec.ts';
import { NO_VARIANT, type None, type Variant, variantsFrom } from './variants.ts';

export const RATE_SCHEDULES: readonly Variant<RateSchedule | None>[] = [
  NO_VARIANT,
  ...variantsFrom(rateScheduleSpec, {
    step: { everyEpochs: { initial: 20 }, factor: { initial: 0.5 } },
    linear: { from: { initial: 0.5 }, to: {} },
    cosine: { to: {} },
    cyclic: { highEpochs: { initial: 5 }, lowEpochs: { initial: 5 }, factor: { initial: 0.2 } },
  }),
];

export const BATCH_SCHEDULES: readonly Variant<BatchSchedule | None>[] = [
  NO_VARIANT,
  ...variantsFrom(batchScheduleSpec, {
    step: { everyEpochs: { initial: 20 }, factor: { initial: 2 } },
    cyclic: { baseEpochs: { initial: 5 }, otherEpochs: { initial: 5 }, factor: { initial: 5 } },
  }),
];
