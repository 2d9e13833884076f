import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCALAR_PROBE_IDS } from '../../../src/probes/scalar/registry.ts';
import { bytesOfPacked, packSamples, unpackSamples } from '../../../src/sweep/results/pack-samples.ts';
import { RUNS } from '../../support/runs.ts';

const sample = fc.record(
  {
    run: fc.nat(20_000),
    probe: fc.constantFrom(...SCALAR_PROBE_IDS),
    step: fc.nat(4_000_000_000),
    value: fc.double(),
    error: fc.double(),
    converged: fc.boolean(),
  },
  { requiredKeys: ['run', 'probe', 'step', 'value'] },
);

test('samples are read back to the last bit, absent fields as absent', () => {
  fc.assert(
    fc.property(fc.array(sample), (samples) => {
      const packed = packSamples(samples);
      expect(unpackSamples(packed)).toEqual(samples);
      expect(bytesOfPacked(packed)).toBeLessThanOrEqual(26 * samples.length);
    }),
    { numRuns: RUNS },
  );
});

test('a changed bit of any column is noticed', () => {
  const property = fc.property(fc.array(sample, { minLength: 1 }), fc.nat(), fc.nat(7), (samples, place, bit) => {
    const packed = packSamples(samples);
    const { run, probe, step, value, flags, errors } = packed;
    for (const column of [run, probe, step, value, flags, errors]) {
      if (column.byteLength === 0) continue;
      const bytes = new Uint8Array(column.buffer);
      const at = place % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      expect(unpackSamples(packed)).toBeUndefined();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    }
    expect(unpackSamples(packed)).toEqual(samples);
  });
  fc.assert(property, { numRuns: RUNS });
});

test('columns of other lengths and unknown probes are noticed', () => {
  const packed = packSamples([{ run: 0, probe: 'trainLoss', step: 1, value: 2 }]);
  expect(unpackSamples({ ...packed, count: 2 })).toBeUndefined();
  expect(unpackSamples({ ...packed, probes: ['other'] })).toBeUndefined();
});
