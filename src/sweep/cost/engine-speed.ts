import type { EngineKind } from '../../engine/contract.ts';
import type { Phase, PhaseMilliseconds } from '../segment/phase.ts';
import { byPhase, PHASES, type PhaseWork } from './work.ts';

/** How fast an engine works on one thread. */
export interface EngineSpeed {
  readonly operationsPerSecond: number;
  /** Of a step or a measurement of one run, beside its operations. */
  readonly secondsPerCall: Readonly<Record<Phase, number>>;
}

/** Seconds per call of the simd engine. */
const SIMD_CALLS: EngineSpeed['secondsPerCall'] = {
  training: 8e-6,
  losses: 1e-4,
  sharpness: 1e-3,
  economy: 2e-3,
  standard: 2e-3,
  full: 2e-3,
};

const timesSlower = (factor: number): EngineSpeed => ({
  operationsPerSecond: 1.5e10 / factor,
  secondsPerCall: byPhase((phase) => factor * SIMD_CALLS[phase]),
});

/**
 * simd: processor times of a core of an AMD EPYC, networks of 354 to 105,482 parameters, B from 2 to 256
 * (docs/cost-model.md). tfjs on the CPU takes about 100 times as long. What a GPU does is not known before it was
 * measured: it is taken to be as fast as one thread of simd.
 */
export const ENGINE_SPEEDS: Readonly<Record<EngineKind, EngineSpeed>> = {
  simd: timesSlower(1),
  webgl: timesSlower(1),
  'tfjs-cpu': timesSlower(100),
};

/** What a machine was measured to take, as a factor of what `ENGINE_SPEEDS` predicts, by phase; 1 where it was not. */
export type SpeedCorrection = Readonly<Record<Phase, number>>;

export const NO_CORRECTION: SpeedCorrection = byPhase(() => 1);

/** Milliseconds on one thread of an engine, by phase, without a correction. */
export function millisecondsOf(work: PhaseWork, engine: EngineKind): Readonly<Record<Phase, number>> {
  const { operationsPerSecond, secondsPerCall } = ENGINE_SPEEDS[engine];
  return byPhase(
    (phase) => 1000 * (work[phase].operations / operationsPerSecond + work[phase].calls * secondsPerCall[phase]),
  );
}

/** Seconds on one thread of an engine. */
export function secondsOf(work: PhaseWork, engine: EngineKind, correction = NO_CORRECTION): number {
  const milliseconds = millisecondsOf(work, engine);
  return PHASES.reduce((sum, phase) => sum + correction[phase] * milliseconds[phase], 0) / 1000;
}

/** A correction counts as much as this many milliseconds of each phase that went as predicted. */
const PRIOR_MILLISECONDS = 300;
/** Beyond this a correction is a fault of the clock. */
const LARGEST_CORRECTION = 1e4;

/**
 * The correction from what workers reported and what had been predicted for the same work. A phase that has hardly been
 * measured takes the correction of all phases together.
 */
export function correctionOf(measured: PhaseMilliseconds, predicted: PhaseMilliseconds): SpeedCorrection {
  const sum = (of: PhaseMilliseconds) => PHASES.reduce((total, phase) => total + (of[phase] ?? 0), 0);
  const bounded = (factor: number) => Math.min(LARGEST_CORRECTION, Math.max(1 / LARGEST_CORRECTION, factor));
  const overall = bounded((sum(measured) + PRIOR_MILLISECONDS) / (sum(predicted) + PRIOR_MILLISECONDS));
  return byPhase((phase) => {
    const [actual, expected] = [measured[phase] ?? 0, predicted[phase] ?? 0];
    return bounded((actual + overall * PRIOR_MILLISECONDS) / (expected + PRIOR_MILLISECONDS));
  });
}
