import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { type CheckRow, checkReference } from '../../src/probes/reference/check-engine.ts';
import { REFERENCE_FILES } from './reference-files.ts';

/** Rows that rounding cannot explain, in words. */
export function failures(rows: readonly CheckRow[]): string[] {
  return rows
    .filter((row) => !row.ok)
    .map(
      ({ at, quantity, expected, got, error, bound }) =>
        `${at} ${quantity}: got ${got}, expected ${expected}; error ÷ bound ${error / bound}`,
    );
}

/** Every value of every reference file through an engine, within bounds for its unit roundoff. */
export function referenceSuite(engineName: string, makeEngine: () => Engine | Promise<Engine>): void {
  describe(`${engineName} against the PyTorch float64 reference files`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test.each(REFERENCE_FILES.map((file) => [file.name, file] as const))('%s', async (_, file) => {
      const rows = await checkReference(engine, file);
      expect(failures(rows)).toEqual([]);
      const checked = new Set(rows.map((row) => `${row.at} ${row.quantity}`));
      for (const at of ['atStart', 'atEnd'] as const)
        for (const key of Object.keys(file[at])) expect(checked).toContain(`${at} ${key}`);
    });
  });
}
