import { readFileSync } from 'node:fs';

/** The example of a few seconds with 3 × 4 × 4 runs: with at most three runs of a cohort in a unit, enough for 16 shards. */
export function shardedSweep(): object {
  return {
    ...JSON.parse(readFileSync('public/examples/small.json', 'utf8')),
    name: 'A sweep in shards',
    grid: { learningRates: [0.05, 0.1, 0.2, 0.4], batchSizes: [8, 16, 32], seeds: 4 },
    budget: { kind: 'epochs', epochs: 200 },
  };
}
