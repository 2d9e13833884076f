import { expect, test } from 'vitest';
import { noiseAlignmentClaim } from '../../../src/claims/anisotropic-noise-2018/noise-alignment.ts';
import type { Claim } from '../../../src/claims/claim.ts';
import { noiseFollowsHessian } from '../../../src/claims/diffusion-2020/noise-follows-hessian.ts';
import { judge } from '../../../src/claims/judge.ts';
import { secondTask } from '../../../src/claims/noise-benefit-2020/second-task.ts';
import { rescaledLayers } from '../../../src/claims/reparametrisation-2017/rescaled-layers.ts';
import { gradientAlignment } from '../../../src/claims/sharpest-directions-2018/gradient-alignment.ts';
import { noiseAndConditioning } from '../../../src/claims/sharpest-directions-2018/noise-and-conditioning.ts';
import { nudgedDescent } from '../../../src/claims/sharpest-directions-2018/nudged-descent.ts';
import { sharpnessAndAccuracy } from '../../../src/claims/sharpest-directions-2018/sharpness-and-accuracy.ts';
import { stepsTooLong } from '../../../src/claims/sharpest-directions-2018/steps-too-long.ts';
import { isFullSize } from '../../support/full-size.ts';
import { runnerOf } from './fewer-seeds.ts';

async function performed<T>(claim: Claim<T>, seeds: number) {
  const progress: number[] = [];
  const traces = await claim.perform('quick', {
    runner: runnerOf(seeds),
    signal: new AbortController().signal,
    onProgress: (fraction) => void progress.push(fraction),
  });
  expect(progress.at(-1)).toBe(1);
  expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  return { traces, evidence: claim.evidence(traces) };
}

/** A few seeds say little: what must hold is that everything is measured and nothing speaks against a claim with Student’s intervals. */
const EXAMINED: readonly (readonly [Claim, number])[] = [
  [stepsTooLong as Claim, 3],
  [gradientAlignment as Claim, 3],
  [noiseAndConditioning as Claim, 1],
  [noiseFollowsHessian as Claim, 1],
  [noiseAlignmentClaim as Claim, 2],
  [rescaledLayers as Claim, 2],
  [nudgedDescent as Claim, 1],
  [sharpnessAndAccuracy as Claim, 3],
  [secondTask as Claim, 1],
];

/** One that follows steps, one of matrices, one of other directions and one of a bootstrap; all at full size. */
const FEW: readonly Claim[] = [
  stepsTooLong as Claim,
  noiseAlignmentClaim as Claim,
  nudgedDescent as Claim,
  secondTask as Claim,
];
const CLAIMS = isFullSize ? EXAMINED : EXAMINED.filter(([claim]) => FEW.includes(claim));

test.each(CLAIMS.map(([claim, seeds]) => [claim.id, claim, seeds] as const))(
  '%s on real networks of a few seeds: measured throughout, not refuted',
  async (_, claim, seeds) => {
    const { evidence } = await performed(claim, seeds);
    if (claim !== secondTask) expect(judge(claim, evidence).kind).not.toBe('refuted'); // a bootstrap over one seed knows nothing
    for (const { estimate, replicates } of evidence.measured) {
      expect(estimate).not.toBeNaN();
      expect(replicates).toBe(seeds);
    }
    for (const { points } of evidence.figure.series)
      for (const { x, y } of points) expect([x, y].every(Number.isFinite)).toBe(true);
  },
);

test('a stop is heard between stretches of training', async () => {
  const stop = new AbortController();
  const performing = rescaledLayers.perform('quick', {
    runner: runnerOf(2),
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  });
  await expect(performing).rejects.toThrow('enough');
});
