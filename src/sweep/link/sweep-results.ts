import { z } from 'zod';
import { dataSeedsOf, seedsOf } from '../../data/seeds.ts';
import type { EngineKind } from '../../engine/contract.ts';
import { SpecError } from '../../errors.ts';
import { batchSizesOf, learningRatesOf } from '../spec/axis.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import { DIGEST_QUANTITIES, digestSpec } from './digest.ts';

const ENGINES = ['simd', 'webgl', 'tfjs-cpu'] as const satisfies readonly EngineKind[];

/** What a finished sweep came to, as a link promises it. All its runs were performed by one engine. */
export const sweepResults = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  engine: z.enum(ENGINES),
  digest: digestSpec,
});
export type SweepResults = z.infer<typeof sweepResults>;

const damaged = (rule: string) =>
  new SpecError(`link: its digest must ${rule}. It was not made by this page; ask for the link again.`);

/** Checks that results have an entry for each cell and replicate of their spec. Throws SpecError where they have not. */
export function requireFitting({ digest }: SweepResults, { grid, dataset }: SweepSpec): void {
  const cells = learningRatesOf(grid.learningRates).length * batchSizesOf(grid.batchSizes, dataset.trainCount).length;
  const dataSeeds = dataSeedsOf(dataset).length;
  const replicates = dataSeeds > 1 ? dataSeeds : seedsOf(grid.seeds).length;
  if (digest.replicates !== replicates)
    throw damaged(`be of ${replicates} replicates, as its spec, got ${digest.replicates}`);
  for (const quantity of DIGEST_QUANTITIES) {
    const { mean, error, count, values } = digest[quantity];
    for (const column of [mean, error, count, values])
      if (column && column.length !== cells)
        throw damaged(`have ${cells} cells, as its spec, got ${column.length} for ${quantity}`);
    if (values?.some((cell) => cell.length !== replicates))
      throw damaged(`have ${replicates} values in every cell, got another number for ${quantity}`);
    if (count?.some((number) => number > replicates))
      throw damaged(`count at most ${replicates} replicates, got more for ${quantity}`);
  }
}
