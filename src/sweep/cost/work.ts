import { MEASURING, type Phase } from '../segment/phase.ts';

/** Computing, apart from the machine that does it. */
export interface Work {
  /** Floating-point operations. */
  readonly operations: number;
  /** Steps or measurements, each with a cost of its own beside its operations. */
  readonly calls: number;
}

export type PhaseWork = Readonly<Record<Phase, Work>>;

export const PHASES: readonly Phase[] = ['training', ...MEASURING];

/** A record by phase. Filled in a loop: costs of thousands of runs are made of these. */
export function byPhase<T>(of: (phase: Phase) => T): Readonly<Record<Phase, T>> {
  const record = {} as Record<Phase, T>;
  for (const phase of PHASES) record[phase] = of(phase);
  return record;
}

export const NO_WORK: PhaseWork = byPhase(() => ({ operations: 0, calls: 0 }));

/** a + factor·b. */
export const addWork = (a: PhaseWork, b: PhaseWork, factor = 1): PhaseWork =>
  byPhase((phase) => ({
    operations: a[phase].operations + factor * b[phase].operations,
    calls: a[phase].calls + factor * b[phase].calls,
  }));

export const operationsOf = (work: PhaseWork): number => PHASES.reduce((sum, phase) => sum + work[phase].operations, 0);
