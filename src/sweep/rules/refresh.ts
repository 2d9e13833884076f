import { z } from 'zod';
import { EngineError } from '../../errors.ts';
import type { Calendar } from '../training/calendar.ts';
import type { RuledState } from './rule.ts';

/** Steps between two refreshes of a quantity that is expensive to compute. */
export const refreshSteps = z.int().min(1).max(1_000_000).default(10);

export const refreshText = (steps: number) => `recomputed ${steps === 1 ? 'every step' : `every ${steps} steps`}`;

/** Whether a step is the first after k·`everyEpochs` epochs, k = 0, 1, 2, …: a function of the step alone. */
export function dueByEpochs({ epochsAt }: Calendar, everyEpochs: number, step: number): boolean {
  const periods = (at: number) => Math.floor(epochsAt(at) / everyEpochs);
  return step === 0 || periods(step) > periods(step - 1);
}

/** A copy of the memory of R runs; at step 0 empty, whatever the state holds. */
export function memoryOf({ step, memory }: RuledState, runs: number): (Float32Array | undefined)[] {
  const held: (Float32Array | undefined)[] = new Array(runs).fill(undefined);
  return step === 0 || memory === undefined ? held : [...memory];
}

/** The memory of a run that has made steps. */
export function remembered(memory: readonly (Float32Array | undefined)[], run: number): Float32Array {
  const held = memory[run];
  if (held) return held;
  throw new EngineError(
    `rule: row ${run} must have the memory of its rule, got none. Pass the whole state of the last step.`,
  );
}
