import { describe, expect, test } from 'vitest';
import { probeText, RECORDED_PROBES } from '../../../src/state/recorded-probes.ts';
import type { MeasuredNetwork, MeasuredQuantity } from '../../../src/sweep/network/measured-network.ts';
import { quantityGroups } from '../../../src/ui/measure/quantity-groups.ts';

const quantity = (id: MeasuredQuantity['id'], change: Partial<MeasuredQuantity> = {}): MeasuredQuantity => ({
  id,
  symbol: 'from the probe',
  label: 'from the probe',
  unit: '1',
  value: 1.91586,
  error: 0.0012,
  certainty: 'bound',
  converged: true,
  ...change,
});
const measured = (change: Partial<MeasuredNetwork>): MeasuredNetwork => ({
  engine: { kind: 'simd', device: 'here', unitRoundoff: 2 ** -24 },
  parameters: 10,
  trainExamples: 5,
  testExamples: 0,
  quantities: [],
  omitted: [],
  warnings: [],
  notes: [],
  ...change,
});
const rowsOf = (network: MeasuredNetwork) => quantityGroups(network).flatMap(({ rows }) => rows);

describe('the quantities of a network', () => {
  test('all of them, each once, in the order of the tiers', () => {
    const groups = quantityGroups(measured({ quantities: [...RECORDED_PROBES].reverse().map((id) => quantity(id)) }));
    expect(groups.map(({ tier, rows }) => [tier, rows.length])).toEqual([
      ['sharpness', 5],
      ['economy', 10],
      ['standard', 12],
      ['full', 9],
    ]);
    expect(groups.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(RECORDED_PROBES);
  });

  test('value with the digits that its error supports, both to the last digit beside, and how', () => {
    expect(rowsOf(measured({ quantities: [quantity('sharpness')] }))).toEqual([
      {
        id: 'sharpness',
        symbol: 'λ₁',
        label: 'Sharpness',
        unit: 'L/θ²',
        shown: '1.9159 ± 0.0012',
        exact: '1.91586 ± 0.0012',
        method: 'Largest eigenvalue of the Hessian of the training loss, by Lanczos on exact Hessian–vector products.',
        how: 'Error: a bound.',
        missing: '',
      },
    ]);
  });

  test.each([
    [{ certainty: 'interval' }, 'Error: a 95 % interval.'],
    [{ certainty: 'indication', converged: false }, 'Error: an indication, wider than requested.'],
    [{ certainty: 'indication', error: 0 }, 'Exact except for ties.'],
  ] as const)('what its error is: %j', (change, kind) => {
    const [{ method, how }] = rowsOf(measured({ quantities: [quantity('margin', change)] }));
    expect([method, how]).toEqual([probeText('margin').method, kind]);
  });

  test('what the file did not hold enough for stands in its place, with the reason', () => {
    const omitted = [{ id: 'testLoss', reason: 'the file has no test examples' }] as const;
    const [first, missing] = rowsOf(measured({ quantities: [quantity('trainLoss')], omitted }));
    expect(first.shown).not.toBeNull();
    expect(missing).toMatchObject({ id: 'testLoss', shown: null, missing: 'the file has no test examples' });
  });

  test('what is not finite is shown so', () => {
    const [row] = rowsOf(measured({ quantities: [quantity('sharpness', { value: Number.NaN, error: Number.NaN })] }));
    expect(row.shown).toBe('–');
  });
});
