import type { RandomStream } from '../../src/math/rng.ts';
import { mean, standardError } from '../../src/math/statistics.ts';
import type { Digest, DigestColumn, ReplicateValues } from '../../src/sweep/link/digest.ts';

const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);

/** A digest of planted values by cell and seed. */
function columnOf(cells: readonly ReplicateValues[], withValues: boolean): DigestColumn {
  const known = cells.map((values) => values.filter(Number.isFinite));
  return {
    mean: known.map((values) => rounded(mean(values))),
    error: known.map((values) => (values.length < 2 ? null : rounded(standardError(values)))),
    count: known.map((values) => values.length),
    ...(withValues && { values: cells.map((values) => values.map(rounded)) }),
  };
}

export interface PlantedSweeps {
  readonly there: Readonly<Record<'sharpness' | 'gap', ReplicateValues[]>>;
  readonly here: Readonly<Record<'sharpness' | 'gap', ReplicateValues[]>>;
}

export const plantedDigest = ({ there }: PlantedSweeps, withValues: boolean): Digest => ({
  replicates: there.sharpness[0].length,
  sharpness: columnOf(there.sharpness, withValues),
  gap: columnOf(there.gap, withValues),
});

interface Planting {
  readonly cells: number;
  readonly seeds: number;
  /** Deviation between seeds, relative to λ₁ and to the range of the gap; the same on both engines. */
  readonly seedNoise: number;
  /** Deviation of one engine from the other in one run, in the same units. */
  readonly engineNoise: number;
  /** Difference of the expected λ₁ of the first cell here, relative to its value there. */
  readonly shift: number;
}

/**
 * The same sweep on two engines: λ₁ from 0.5 to 2 and a gap from 0.4 to 0.5 over cells, with effects of seeds that both
 * engines share and noise of the engine that they do not.
 */
export function plantSweeps(stream: RandomStream, planting: Planting): PlantedSweeps {
  const { cells, seeds, seedNoise, engineNoise, shift } = planting;
  const there: PlantedSweeps['there'] = { sharpness: [], gap: [] };
  const here: PlantedSweeps['here'] = { sharpness: [], gap: [] };
  for (let cell = 0; cell < cells; cell++) {
    const place = cells > 1 ? cell / (cells - 1) : 0;
    const [level, gap] = [0.5 * 4 ** place, 0.4 + 0.1 * place];
    const values = { t: [] as number[], h: [] as number[], tGap: [] as number[], hGap: [] as number[] };
    for (let seed = 0; seed < seeds; seed++) {
      const [own, ownGap] = [seedNoise * stream.normal(), seedNoise * stream.normal()];
      values.t.push(level * (1 + own));
      values.h.push(level * (1 + own + (cell === 0 ? shift : 0) + engineNoise * stream.normal()));
      values.tGap.push(gap + 0.1 * ownGap);
      values.hGap.push(gap + 0.1 * (ownGap + engineNoise * stream.normal()));
    }
    there.sharpness.push(values.t);
    there.gap.push(values.tGap);
    here.sharpness.push(values.h);
    here.gap.push(values.hGap);
  }
  return { there, here };
}
