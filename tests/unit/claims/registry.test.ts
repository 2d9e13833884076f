import { expect, test } from 'vitest';
import { CLAIM_SIZES } from '../../../src/claims/claim.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';

test('every claim has its own id', () => {
  expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length);
});

test.each(CLAIMS.map((claim) => [claim.id, claim] as const))('%s says what, from where, at what cost', (_, claim) => {
  expect(claim.id).toMatch(/^([A-Z]+\d+-\d+b?|REGIMES)$/);
  for (const text of [claim.title, claim.statement, claim.symbols, claim.experiment, claim.source.place])
    expect(text.length).toBeGreaterThan(5);
  expect(claim.statement).toMatch(/\.$/);
  expect(claim.criteria.length).toBeGreaterThan(0);
  for (const { name, predicted } of claim.criteria) {
    expect(name).not.toBe('');
    expect(predicted.low).toBeLessThan(predicted.high);
  }
  expect(claim.pitfalls.length).toBeGreaterThan(0);
  const seconds = CLAIM_SIZES.map((size) => claim.cost[size].seconds);
  expect(seconds[0]).toBeLessThanOrEqual(10);
  expect(seconds[1]).toBeLessThanOrEqual(60);
  expect([...seconds].sort((a, b) => a - b)).toEqual(seconds);
});
