import { describe, expect, test } from 'vitest';
import { checkReference, checkRow } from '../../src/probes/reference/check-engine.ts';
import { type ReferenceBounds, referenceBounds } from '../../src/probes/reference/reference-bounds.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { PLANTED_FAULTS } from '../support/planted-faults.ts';
import { REFERENCE_FILES } from '../support/reference-files.ts';
import { failures, referenceSuite } from '../support/reference-suite.ts';

referenceSuite('oracle', oracleEngine);

const F32 = { unitRoundoff: 2 ** -24 };
const known = new Map<string, ReferenceBounds>();

function boundsOf(name: string): ReferenceBounds {
  const file = REFERENCE_FILES.find((candidate) => candidate.name === name);
  if (file === undefined) throw new RangeError(`boundsOf: file must be one of tests/reference, got ${name}.`);
  const bounds = known.get(name) ?? referenceBounds(file, F32);
  known.set(name, bounds);
  return bounds;
}

describe('a planted fault is at least ten times its bound in all that it affects', () => {
  const cases = PLANTED_FAULTS.flatMap((fault) => fault.files.map((file) => [fault.name, file, fault] as const));
  test.each(cases)('%s: %s', async (_, name, fault) => {
    const file = REFERENCE_FILES.find((candidate) => candidate.name === name);
    if (file === undefined) return expect.fail(`no file ${name}`);
    const rows = await checkReference(fault.makeEngine(), file, boundsOf(name));
    const severity = (quantity: string) =>
      Math.max(...rows.filter((row) => row.quantity === quantity).map(({ error, bound }) => error / bound));
    const weak = fault.affects
      .filter((quantity) => !(severity(quantity) >= 10))
      .map((quantity) => `${quantity}: ${severity(quantity)}`);
    expect(weak).toEqual([]);
  });
});

describe('what cannot be checked fails', () => {
  test('a missing value, a wrong length, NaN and ∞ are failed rows', () => {
    for (const got of [undefined, [1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]])
      expect(checkRow('gradient', 'atStart', { expected: [1, 2], got, bound: 1 }).ok).toBe(false);
    expect(checkRow('gradient', 'atStart', { expected: [1, 2], got: [1, 2], bound: undefined }).ok).toBe(false);
    expect(checkRow('gradient', 'atStart', { expected: 1, got: 1, bound: Number.POSITIVE_INFINITY }).ok).toBe(false);
    expect(checkRow('gradient', 'atStart', { expected: [1, 2], got: [1.5, 2], bound: [1, 0] })).toMatchObject({
      ok: true,
      error: 0.5,
    });
  });

  test('a key that nothing computes is a failed row', async () => {
    const [file] = REFERENCE_FILES.filter(({ name }) => name === 'linear-mse');
    const rows = await checkReference(
      oracleEngine(),
      { ...file, atStart: { ...file.atStart, spectralGap: 1 } },
      boundsOf('linear-mse'),
    );
    expect(failures(rows)).toHaveLength(1);
    expect(failures(rows)[0]).toContain('atStart spectralGap');
  });

  test('an engine that calculates in 16 bits fails, however wide its bounds', async () => {
    const [file] = REFERENCE_FILES.filter(({ name }) => name === 'linear-mse');
    const engine = {
      ...oracleEngine(),
      description: { kind: 'webgl', device: 'half', unitRoundoff: 2 ** -11 },
    } as const;
    expect(failures(await checkReference(engine, file))[0]).toContain('unitRoundoff');
  });
});
