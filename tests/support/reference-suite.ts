import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { type CheckRow, checkReference } from '../../src/probes/reference/check-engine.ts';
import { type ReferenceBounds, referenceBounds } from '../../src/probes/reference/reference-bounds.ts';
import type { ReferenceFile } from '../../src/probes/reference/reference-file.ts';
import { isFullSize } from './full-size.ts';
import { REFERENCE_FILES } from './reference-files.ts';

const known = new Map<string, ReferenceBounds>();

/** Bounds for a file, derived once per test file and unit roundoff. */
export function boundsOf(file: ReferenceFile, unitRoundoff: number): ReferenceBounds {
  const key = `${file.name} ${unitRoundoff}`;
  const bounds = known.get(key) ?? referenceBounds(file, { unitRoundoff });
  known.set(key, bounds);
  return bounds;
}

/** Rows that rounding cannot explain, in words. */
export function failures(rows: readonly CheckRow[]): string[] {
  return rows
    .filter((row) => !row.ok)
    .map(
      ({ at, quantity, expected, got, error, bound }) =>
        `${at} ${quantity}: got ${got}, expected ${expected}; error ÷ bound ${error / bound}`,
    );
}

const SMALL = ['linear-mse', 'logistic-ce', 'mlp-tanh-ce'];

/**
 * Every value of every reference file through an engine, within bounds for its unit roundoff; through one that is `slow` here only of
 * the small files, of all at full size.
 */
export function referenceSuite(
  engineName: string,
  makeEngine: () => Engine | Promise<Engine>,
  { slow = false } = {},
): void {
  const files = slow && !isFullSize ? REFERENCE_FILES.filter(({ name }) => SMALL.includes(name)) : REFERENCE_FILES;

  describe(`${engineName} against the PyTorch float64 reference files`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test.each(files.map((file) => [file.name, file] as const))('%s', async (_, file) => {
      const { rows } = await checkReference(engine, file, boundsOf(file, engine.description.unitRoundoff));
      expect(failures(rows)).toEqual([]);
      const checked = new Set(rows.map((row) => `${row.at} ${row.quantity}`));
      for (const at of ['atStart', 'atEnd'] as const)
        for (const key of Object.keys(file[at])) expect(checked).toContain(`${at} ${key}`);
    });
  });
}
