import type { EngineKind } from '../engine/contract.ts';
import type { SegmentResult } from './segment/segment.ts';
import type { Cohort, RunId } from './sweep-plan.ts';

/** What one segment added to a sweep: the unit in which a sweep is recorded and saved. */
export interface CohortProgress extends SegmentResult {
  readonly cohort: Cohort;
  /** The engine that performed the segment. */
  readonly engine: EngineKind;
}

/** A run that went on with another engine than before, from a step on. */
export interface EngineSwitch {
  readonly run: RunId;
  /** Updates made before the switch. */
  readonly step: number;
  readonly engine: EngineKind;
}
