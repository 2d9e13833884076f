import type { LastStep } from './rule.ts';

/** Δθ of the last step of each row, of rules made by `advanceByMoments`; null before their first step. */
export function lastChange({ state: { theta, memory } }: LastStep): Float32Array | null {
  if (memory === undefined || memory.length === 0) return null;
  const P = theta.length / memory.length;
  const change = new Float32Array(theta.length);
  memory.forEach((own, run) => {
    if (own) change.set(own.subarray(own.length - P), run * P);
  });
  return change;
}
