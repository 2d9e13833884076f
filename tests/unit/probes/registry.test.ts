import { describe, expect, test } from 'vitest';
import { probesOfTier, SCALAR_PROBE_IDS, SCALAR_PROBES, scalarProbe } from '../../../src/probes/scalar/registry.ts';
import { TIER_ORDER, tiersUpTo } from '../../../src/probes/scalar/tiers.ts';

describe('the registry of scalar probes', () => {
  const tiers = ['sharpness', ...TIER_ORDER] as const;

  test('every id, symbol and label is used once', () => {
    for (const field of ['id', 'symbol', 'label'] as const) {
      const texts = SCALAR_PROBES.map((probe) => probe[field]);
      expect(new Set(texts).size, field).toBe(texts.length);
    }
  });

  test('the order is that in which fingerprints are made', () => {
    expect(tiers.flatMap((tier) => probesOfTier(tier).map(({ id }) => id))).toEqual(SCALAR_PROBE_IDS);
    expect(SCALAR_PROBE_IDS).toEqual(
      [
        'trainLoss trainAccuracy testLoss testAccuracy sharpness',
        'gradientNormSquared covarianceTrace simpleNoiseScale distance stepLength stepCosine parameterNorm fisherRao',
        'ascentSharpness margin',
        'hessianSecond hessianSmallest hessianTrace hessianFrobenius gaussNewtonTop gaussNewtonTrace covarianceTop',
        'batchSharpness gradientTopAlignment gradientTopFraction stepTopFraction preconditionedSharpness',
        'nonUniformity noiseScale noiseAlignment subspaceOverlap relativeTrace filterSharpness boxSharpness',
        'sharpnessGradient sharpeningRate',
      ].flatMap((line) => line.split(' ')),
    );
  });

  test('a tier includes all cheaper ones', () => {
    expect(tiers.map((tier) => tiersUpTo(tier))).toEqual([
      [],
      ['economy'],
      ['economy', 'standard'],
      ['economy', 'standard', 'full'],
    ]);
  });

  test('an id that no probe has is refused', () =>
    expect(() => scalarProbe('sharpnes' as 'sharpness')).toThrow('got sharpnes'));

  test.each([
    ...[
      'stepCosine',
      'ascentSharpness',
      'margin',
      'hessianSecond',
      'hessianSmallest',
      'hessianTrace',
      'batchSharpness',
    ],
    ...['noiseScale', 'noiseAlignment', 'relativeTrace', 'filterSharpness', 'sharpeningRate'],
  ] as const)('%s has a sign, so its axis is not log', (id) => expect(scalarProbe(id).axis).not.toBe('log'));

  describe.each(SCALAR_PROBES)('$id', (probe) => {
    test('is found by its id and belongs to a tier', () => {
      expect(scalarProbe(probe.id)).toBe(probe);
      expect(tiers).toContain(probe.tier);
    });
    test('has a symbol, a label, a unit and a name that a column can have', () => {
      for (const text of [probe.symbol, probe.label, probe.unit]) expect(text.trim()).toMatch(/./);
      expect(probe.id).toMatch(/^[a-z][a-zA-Z]+$/);
      expect(probe.label).not.toMatch(/\.$/);
    });
    test('has a method of one whole sentence', () => expect(probe.method).toMatch(/^[A-Z][^.]{15,}(\d\.\d[^.]*)*\.$/));
    test('has a cost that is finite and not negative', () => {
      for (const batchSize of [1, 16, 64]) {
        const cost = probe.cost({ examples: 64, batchSize });
        expect(cost >= 0 && Number.isFinite(cost)).toBe(true);
      }
    });
    test('has an axis that fits its unit: a fraction or cosine is not on a log axis', () =>
      expect(probe.unit === '1' && probe.axis === 'log').toBe(false));
  });
});
