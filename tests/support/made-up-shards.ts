import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SGDSCOPE_VERSION } from '../../src/evidence/version.ts';
import { probesOfTier } from '../../src/probes/scalar/registry.ts';
import { MAX_SHARDED_RUNS, planSweep } from '../../src/sweep/plan.ts';
import type { Sample } from '../../src/sweep/results/trace-store.ts';
import { additionFrame, journalStart } from '../../src/sweep/saved/journal.ts';
import { logSpacedSteps } from '../../src/sweep/segment/evaluation-grid.ts';
import { dataOfSummary } from '../../src/sweep/shards/planned-data.ts';
import { splitSweep } from '../../src/sweep/shards/split.ts';
import { parseSweepSpec, type SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../src/sweep/sweep-plan.ts';

const PER_DECADE = 2;
const STEPS = 10;
const data = { inputShape: [2], classes: 2, trainCount: 256, testCount: 64, isRegression: false };

const steps = logSpacedSteps(PER_DECADE, STEPS);
const probes = probesOfTier('sharpness');
export const SAMPLES_PER_RUN = steps.length * probes.length;

/** Of a multiple of a hundred runs: ten rates, ten sizes and so many seeds on two moons. */
export const shardedSpec = (runs: number): SweepSpec =>
  parseSweepSpec({
    version: 1,
    dataset: { source: { kind: 'moons' }, trainCount: data.trainCount, testCount: data.testCount },
    model: { hidden: [4] },
    grid: {
      learningRates: Array.from({ length: 10 }, (_, i) => (i + 1) / 64),
      batchSizes: [1, 2, 3, 4, 6, 8, 12, 16, 32, 64],
      seeds: runs / 100,
    },
    budget: { kind: 'steps', steps: STEPS },
    measure: { trainPerDecade: PER_DECADE, testPerDecade: PER_DECADE, sharpnessPerDecade: PER_DECADE },
  });

export const shardedPlan = (spec: SweepSpec): SweepPlan => planSweep(spec, dataOfSummary(data), MAX_SHARDED_RUNS);

/** Writes the files of all shards of a sweep, valid in every respect, with made-up numbers. */
export function writeMadeUpShards(directory: string, spec: SweepSpec, of: number): void {
  const plan = shardedPlan(spec);
  const engine = { kind: 'simd', device: 'WebAssembly SIMD, f32', unitRoundoff: 2 ** -24 } as const;
  splitSweep(plan, of).forEach(({ cohorts }, i) => {
    const shard = { index: i + 1, of, release: SGDSCOPE_VERSION, data };
    const folder = join(directory, `shard-${shard.index}-of-${of}`);
    const pieces = [journalStart({ spec, engine, cohorts, shard })];
    for (const cohort of cohorts) {
      const samples = cohort.runs.flatMap(({ id }) =>
        probes.flatMap(({ id: probe }) =>
          steps.map((step): Sample => {
            const value = Math.sin(id + step);
            return probe === 'sharpness'
              ? { run: id, probe, step, value, error: value / 7, converged: true }
              : { run: id, probe, step, value };
          }),
        ),
      );
      const finished = cohort.runs.map(({ id }) => ({ run: id, outcome: 'budgetSpent' as const, step: STEPS }));
      pieces.push(additionFrame({ cohort, samples, finished, switches: [], state: null }, 0));
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'shard.journal'), Buffer.concat(pieces));
  });
}
