import { describe, expect, test } from 'vitest';
import { noiseShape } from '../../../src/claims/anisotropic-noise-2018/noise-shape.ts';
import type { Claim } from '../../../src/claims/claim.ts';
import { escapeDirections } from '../../../src/claims/diffusion-2020/escape-directions.ts';
import { ESCAPE_LAWS } from '../../../src/claims/diffusion-2020/escape-laws.ts';
import { nonUniformMinimum } from '../../../src/claims/dynamical-stability-2018/non-uniform-minimum.ts';
import { judge } from '../../../src/claims/judge.ts';
import { constantSteps } from '../../../src/claims/noise-benefit-2020/constant-steps.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { lossBalance } from '../../../src/claims/three-factors-2017/loss-balance.ts';
import { mean, standardError } from '../../../src/math/statistics.ts';
import { isFullSize } from '../../support/full-size.ts';

const noRunner = {
  sweep: () => Promise.reject(new Error('a toy claim must not train networks')),
  examine: () => Promise.reject(new Error('a toy claim must not examine networks')),
};
const simulate = <T>(claim: Claim<T>) =>
  claim.perform('quick', { runner: noRunner, signal: new AbortController().signal, onProgress: () => {} });

describe.each(ESCAPE_LAWS)('$id played quick', (claim) => {
  test.runIf(isFullSize)('slopes within 20 % of theory and r² above 0.98 on both systems; never refuted', async () => {
    const evidence = claim.evidence(await simulate(claim));
    const [bowlSlope, bowlFit, wellSlope, wellFit] = evidence.measured.map(({ estimate }) => estimate);
    for (const slope of [bowlSlope, wellSlope]) expect(Math.abs(slope - 1)).toBeLessThan(0.2);
    for (const fit of [bowlFit, wellFit]) expect(fit).toBeGreaterThan(0.98);
    expect(judge(claim, evidence).kind).not.toBe('refuted');
    expect(evidence.remarks).toEqual([]); // no cell censored
  });
});

test('J17-8: the plateau is within [0.95, 1.15] of (η/4B) Tr C, and within 4 standard errors of the exact one', async () => {
  const cells = await simulate(lossBalance);
  const evidence = lossBalance.evidence(cells);
  expect(judge(lossBalance, evidence).kind).toBe('supported');
  const exact = evidence.figure.series.find(({ name }) => name === 'exact second moment')?.points ?? [];
  for (const [i, { plateaus }] of cells.slice(0, 6).entries())
    expect(Math.abs(mean(plateaus) - exact[i].y)).toBeLessThan(4 * standardError(plateaus));
});

const SUPPORTED: readonly Claim[] = [nonUniformMinimum, noiseShape, escapeDirections];

test.each(SUPPORTED)('$id played quick is supported', async (claim) => {
  expect(judge(claim, claim.evidence(await simulate(claim))).kind).toBe('supported');
});

test('S20-3 played quick: test error rises with B in every data set, though four of them cannot show ρ ≥ 0.9', async () => {
  const evidence = constantSteps.evidence(await simulate(constantSteps));
  const [rank, ratio, loss] = evidence.measured;
  expect(rank.estimate).toBeCloseTo(1, 12); // a mean of four correlations of 1, each to rounding
  expect(rank.high).toBeCloseTo(1, 12);
  expect(ratio.low).toBeGreaterThan(1.5);
  expect(loss.high).toBeLessThan(0);
  expect(judge(constantSteps, evidence).kind).toBe('undecided');
});

test('a stop is heard between cells, and progress ends at 1', async () => {
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  await expect(
    noiseShape.perform('quick', { runner: noRunner, signal: stop.signal, onProgress: () => {} }),
  ).rejects.toThrow('stopped');
  const seen: number[] = [];
  await noiseShape.perform('quick', {
    runner: noRunner,
    signal: new AbortController().signal,
    onProgress: (fraction) => void seen.push(fraction),
  });
  expect(seen.at(-1)).toBe(1);
});

describe('the work of a toy claim in words is what it plays', () => {
  const WITHIN_A_CELL = ['particles', 'runs', 'chains', 'draws', 'data sets', 'steps', 'epochs'];
  /** Cells that "2 B × 9 η × 8 data sets" names: 18. */
  const cellsIn = (work: string) =>
    work
      .split(', ')
      .map((part) =>
        part
          .split(' × ')
          .filter((factor) => !WITHIN_A_CELL.some((noun) => factor.endsWith(noun)))
          .reduce((cells, factor) => cells * Number.parseInt(factor, 10), 1),
      )
      .reduce((a, b) => a + b);

  /** Plays one cell and tells what fraction of all that was. */
  const firstFraction = (claim: Claim) =>
    new Promise<number>((resolve, reject) => {
      const stop = new AbortController();
      const onProgress = (fraction: number) => {
        resolve(fraction);
        stop.abort();
      };
      claim.perform('quick', { runner: noRunner, signal: stop.signal, onProgress }).catch(reject);
    });

  const TOYS = CLAIMS.filter(({ subject }) => subject === 'toy');
  test.each(TOYS.map((claim) => [claim.id, claim] as const))('%s: cells', async (_, claim) => {
    expect(cellsIn(claim.cost.quick.work)).toBe(Math.round(1 / (await firstFraction(claim))));
  });
});
