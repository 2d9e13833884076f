import type { Laboratory } from '../../../src/claims/laboratory.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { nodeLaboratory } from './node-laboratory.ts';

/** Real networks, but only the first `seeds` of each sweep: what a claim does, for the price of a test. */
export function laboratoryOf(seeds: number): Laboratory {
  const fewer = (spec: SweepSpecInput): SweepSpecInput => ({ ...spec, grid: { ...spec.grid, seeds } });
  return {
    sweep: (spec, request) => nodeLaboratory.sweep(fewer(spec), request),
    examine: (spec, task) => nodeLaboratory.examine(fewer(spec), task),
  };
}
