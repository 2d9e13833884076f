import { describe, expect, test } from 'vitest';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { checkReference, checkRow } from '../../src/probes/reference/check-engine.ts';
import type { Quantities, ReferenceFile } from '../../src/probes/reference/reference-file.ts';
import { isFullSize } from '../support/full-size.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { PLANTED_FAULTS } from '../support/planted-faults.ts';
import { REFERENCE_FILES } from '../support/reference-files.ts';
import { boundsOf, failures, referenceSuite } from '../support/reference-suite.ts';

referenceSuite('simd', loadSimdEngineInNode);
// Plain JavaScript: the convolutional files take half a minute each.
referenceSuite('oracle', oracleEngine, { slow: true });
referenceSuite('tfjs on the cpu', () => createTfjsEngine({ device: 'cpu' }), { slow: true });

const U = 2 ** -24;

function fileCalled(name: string): ReferenceFile {
  const file = REFERENCE_FILES.find((candidate) => candidate.name === name);
  if (file === undefined) throw new RangeError(`fileCalled: name must be a file of tests/reference, got ${name}.`);
  return file;
}

describe('a planted fault is at least ten times its bound in all that it affects', () => {
  const filesOf = ({ files }: (typeof PLANTED_FAULTS)[number]) => (isFullSize ? files : files.slice(0, 1));
  const cases = PLANTED_FAULTS.flatMap((fault) => filesOf(fault).map((file) => [fault.name, file, fault] as const));
  test.each(cases)('%s: %s', async (_, name, fault) => {
    const file = fileCalled(name);
    const affected = (all: Quantities) =>
      Object.fromEntries(Object.entries(all).filter(([key]) => fault.affects.includes(key)));
    const asked = { ...file, atStart: affected(file.atStart), atEnd: affected(file.atEnd) };
    const { rows } = await checkReference(fault.makeEngine(), asked, boundsOf(file, U));
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
    const file = fileCalled('linear-mse');
    const { rows } = await checkReference(
      oracleEngine(),
      { ...file, atStart: { ...file.atStart, spectralGap: 1 } },
      boundsOf(file, U),
    );
    expect(failures(rows)).toHaveLength(1);
    expect(failures(rows)[0]).toContain('atStart spectralGap');
  });

  test('an engine that calculates in 16 bits fails, however wide its bounds', async () => {
    const file = fileCalled('linear-mse');
    const engine = {
      ...oracleEngine(),
      description: { kind: 'webgl', device: 'half', unitRoundoff: 2 ** -11 },
    } as const;
    expect(failures((await checkReference(engine, file)).rows)[0]).toContain('unitRoundoff');
  });
});
