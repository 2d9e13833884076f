import type { ExperimentRunner } from '../../../src/claims/experiment-runner.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { nodeRunner } from './node-runner.ts';

/** Real networks, but only the first `seeds` of each sweep: what a claim does, for the price of a test. */
export function runnerOf(seeds: number): ExperimentRunner {
  const fewer = (spec: SweepSpecInput): SweepSpecInput => ({ ...spec, grid: { ...spec.grid, seeds } });
  return {
    sweep: (spec, request) => nodeRunner.sweep(fewer(spec), request),
    examine: (spec, task) => nodeRunner.examine(fewer(spec), task),
  };
}
